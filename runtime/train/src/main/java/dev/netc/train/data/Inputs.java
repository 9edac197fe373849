package dev.netc.train.data;

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
            int from = Math.multiplyExact(sample, elements);
            int channels = normalization.channels();
            int plane = elements / channels;
            for (int channel = 0; channel < channels; channel++) {
                float[] table = normalization.pixelTable(channel);
                int start = channel * plane;
                for (int i = start; i < start + plane; i++) {
                    target[offset + i] = table[values[from + i] & 0xFF];
                }
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

    private static void requireWhole(int length, int elements) {
        if (elements < 1 || length % elements != 0) {
            throw new IllegalArgumentException(length + " values are not samples of " + elements);
        }
    }
}
