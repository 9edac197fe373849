package dev.netc.train.data;

/**
 * Changes the size of a plane of numbers as {@code bilinear} of Pillow and torchvision (with antialias) does: each
 * new number is a mean of the old ones around it, weighted by a triangle that is two old pixels wide when enlarging,
 * and two new ones when shrinking.
 */
final class Resampling {

    private final int[] first;
    private final float[][] weights;

    /** For one direction: from this many numbers to that many. */
    Resampling(int from, int to) {
        this.first = new int[to];
        this.weights = new float[to][];
        double scale = (double) from / to;
        double support = Math.max(scale, 1);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int low = Math.max(0, (int) (centre - support + 0.5));
            int high = Math.min(from, (int) (centre + support + 0.5));
            first[i] = low;
            weights[i] = triangle(low, high, centre, support);
        }
    }

    private static float[] triangle(int low, int high, double centre, double support) {
        double[] heights = new double[high - low];
        double sum = 0;
        for (int j = 0; j < heights.length; j++) {
            heights[j] = Math.max(0, 1 - Math.abs(low + j + 0.5 - centre) / support);
            sum += heights[j];
        }
        float[] normalized = new float[heights.length];
        for (int j = 0; j < heights.length; j++) {
            normalized[j] = (float) (heights[j] / sum);
        }
        return normalized;
    }

    /** Resizes a plane, row-major, from {@code height} x {@code width} to {@code newHeight} x {@code newWidth}. */
    static float[] resize(float[] plane, int height, int width, int newHeight, int newWidth) {
        float[] wide = new Resampling(width, newWidth).apply(plane, height, width, 1);
        return new Resampling(height, newHeight).apply(wide, newWidth, 1, newWidth);
    }

    /**
     * Resamples every line of a plane.
     *
     * @param lineStride distance between the starts of two lines; 1 where lines are columns
     * @param step distance between two numbers of a line
     */
    private float[] apply(float[] plane, int lines, int lineStride, int step) {
        int count = first.length;
        float[] resized = new float[lines * count];
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < count; i++) {
                float sum = 0;
                for (int j = 0; j < weights[i].length; j++) {
                    sum += weights[i][j] * plane[line * lineStride + (first[i] + j) * step];
                }
                resized[step == 1 ? line * count + i : i * lines + line] = sum;
            }
        }
        return resized;
    }
}
