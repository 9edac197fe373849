package dev.netc.train.data;

import java.util.Arrays;
import java.util.List;

/**
 * What a network is fed, sample after sample: pixels as bytes, a quarter of the memory of floats, or numbers as they
 * are.
 */
public sealed interface Inputs {

    /** Elements of one sample. */
    int elements();

    int count();

    /** Writes a sample's elements, normalized, to {@code target} from {@code offset} on. */
    void copy(int sample, Normalization normalization, float[] target, int offset);

    /**
     * Pixels 0 to 255, which count as 0 to 1; samples one behind the other, each C x H x W. The array is not copied.
     */
    record Pixels(byte[] values, int elements) implements Inputs {

        public Pixels {
            requireWhole(values.length, elements);
        }

        @Override
        public int count() {
            return values.length / elements;
        }

        @Override
        public void copy(int sample, Normalization normalization, float[] target, int offset) {
            copyPixels(values, Math.multiplyExact(sample, elements), elements, normalization, target, offset);
        }
    }

    /** Pixels 0 to 255, which count as 0 to 1; an array a sample, C x H x W, so that all may take more than 2 GiB. */
    record Images(List<byte[]> images, int elements) implements Inputs {

        public Images {
            images = List.copyOf(images);
            for (byte[] image : images) {
                if (image.length != elements) {
                    throw new IllegalArgumentException(image.length + " pixels are not an image of " + elements);
                }
            }
        }

        @Override
        public int count() {
            return images.size();
        }

        @Override
        public void copy(int sample, Normalization normalization, float[] target, int offset) {
            copyPixels(images.get(sample), 0, elements, normalization, target, offset);
        }
    }

    private static void copyPixels(
            byte[] pixels, int from, int count, Normalization normalization, float[] target, int offset) {
        int channels = normalization.channels();
        int plane = count / channels;
        for (int channel = 0; channel < channels; channel++) {
            float[] table = normalization.pixelTable(channel);
            int start = channel * plane;
            for (int i = start; i < start + plane; i++) {
                target[offset + i] = table[pixels[from + i] & 0xFF];
            }
        }
    }

    /** Samples one behind the other, each of {@code elements} numbers. The array is not copied. */
    record Numbers(float[] values, int elements) implements Inputs {

        public Numbers {
            requireWhole(values.length, elements);
        }

        @Override
        public int count() {
            return values.length / elements;
        }

        @Override
        public void copy(int sample, Normalization normalization, float[] target, int offset) {
            System.arraycopy(values, Math.multiplyExact(sample, elements), target, offset, elements);
            normalization.apply(target, offset, elements);
        }
    }

    /**
     * Some images of others, each five times: as it is and moved down, up, right and left, with 0 from outside.
     *
     * @param chosen the numbers of the images. The array is not copied.
     * @param pixels how far they are moved
     */
    record Shifted(Inputs images, int[] chosen, int height, int width, int pixels) implements Inputs {

        static final int COPIES = 5;

        @Override
        public int elements() {
            return images.elements();
        }

        @Override
        public int count() {
            return Math.multiplyExact(chosen.length, COPIES);
        }

        @Override
        public void copy(int sample, Normalization normalization, float[] target, int offset) {
            images.copy(chosen[sample / COPIES], Normalization.none(), target, offset);
            switch (sample % COPIES) {
                case 1 -> shift(target, offset, pixels * width, 0);
                case 2 -> shift(target, offset, -pixels * width, 0);
                case 3 -> shift(target, offset, pixels, pixels);
                case 4 -> shift(target, offset, -pixels, -pixels);
                default -> {}
            }
            normalization.apply(target, offset, elements());
        }

        /**
         * Moves all channels in their memory.
         *
         * @param places by how many, towards the end
         * @param columns by how many columns that is, whose ends come to lie in the rows beside and are cleared
         */
        private void shift(float[] target, int offset, int places, int columns) {
            int area = height * width;
            int kept = area - Math.abs(places);
            for (int start = offset; start < offset + elements(); start += area) {
                System.arraycopy(target, start + Math.max(0, -places), target, start + Math.max(0, places), kept);
                int freed = places > 0 ? start : start + kept;
                Arrays.fill(target, freed, freed + Math.abs(places), 0);
                for (int row = start; columns != 0 && row < start + area; row += width) {
                    int left = columns > 0 ? row : row + width + columns;
                    Arrays.fill(target, left, left + Math.abs(columns), 0);
                }
            }
        }
    }

    private static void requireWhole(int length, int elements) {
        if (elements < 1 || length % elements != 0) {
            throw new IllegalArgumentException(length + " values are not samples of " + elements);
        }
    }
}
