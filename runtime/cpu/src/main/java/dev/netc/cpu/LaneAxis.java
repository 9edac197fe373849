package dev.netc.cpu;

import dev.netc.runtime.operator.Window;

/**
 * Along one axis of an image, which elements of a window meet each place of a result, and where in the source they do so. A place of a
 * convolution's output is met by the whole window but at the borders, where part of it lies outside; a place of its input's gradient is
 * met by those elements whose step from there ends at an output.
 *
 * <p>The elements that meet a place are neighbours in {@code order}, and the source moves by the same step from each to the next.
 *
 * @param order the window's elements, so arranged that those which meet a place are neighbours
 * @param first for each place, the position in that order of the first element that meets it
 * @param count for each place, how many meet it
 * @param source for each place, where in the source the first one meets it
 * @param step how far the source moves from an element to the next
 */
record LaneAxis(int[] order, int[] first, int[] count, int[] source, int step) {

    /** The rows of a convolution's output over those of its image. */
    static LaneAxis forwardRows(ConvGeometry conv) {
        Window window = conv.window();
        return forward(
                conv.rows(),
                conv.height(),
                window.height(),
                window.strideHeight(),
                window.dilationHeight(),
                window.padTop());
    }

    /** The columns of a convolution's output over those of its image. */
    static LaneAxis forwardColumns(ConvGeometry conv) {
        Window window = conv.window();
        return forward(
                conv.columns(),
                conv.width(),
                window.width(),
                window.strideWidth(),
                window.dilationWidth(),
                window.padLeft());
    }

    /** The rows of a convolution's image over those of its output's gradient. */
    static LaneAxis backwardRows(ConvGeometry conv) {
        Window window = conv.window();
        return backward(
                conv.height(),
                conv.rows(),
                window.height(),
                window.strideHeight(),
                window.dilationHeight(),
                window.padTop());
    }

    /** The columns of a convolution's image over those of its output's gradient. */
    static LaneAxis backwardColumns(ConvGeometry conv) {
        Window window = conv.window();
        return backward(
                conv.width(),
                conv.columns(),
                window.width(),
                window.strideWidth(),
                window.dilationWidth(),
                window.padLeft());
    }

    /** Place p meets element t at p * stride - pad + t * dilation. */
    private static LaneAxis forward(int places, int size, int kernel, int stride, int dilation, int pad) {
        LaneAxis axis = new LaneAxis(new int[kernel], new int[places], new int[places], new int[places], dilation);
        for (int t = 0; t < kernel; t++) {
            axis.order[t] = t;
        }
        for (int p = 0; p < places; p++) {
            axis.find(p, size, 0, kernel, p * stride - pad);
        }
        return axis;
    }

    /**
     * Place p meets element t at (p + pad - t * dilation) / stride, where that leaves no remainder: of every few elements one, so these
     * stand together.
     */
    private static LaneAxis backward(int places, int size, int kernel, int stride, int dilation, int pad) {
        int apart = stride / greatestCommonDivisor(stride, dilation);
        LaneAxis axis = new LaneAxis(
                new int[kernel], new int[places], new int[places], new int[places], -apart * dilation / stride);
        int position = 0;
        for (int t = 0; t < Math.min(apart, kernel); t++) {
            int start = position;
            for (int u = t; u < kernel; u += apart) {
                axis.order[position++] = u;
            }
            for (int p = 0; p < places; p++) {
                int distance = p + pad - t * dilation;
                if (Math.floorMod(distance, stride) == 0) {
                    axis.find(p, size, start, position, Math.floorDiv(distance, stride));
                }
            }
        }
        return axis;
    }

    /** Those from {@code start} to {@code end} that meet a place within the source, if the first would do so at {@code at}. */
    private void find(int place, int size, int start, int end, int at) {
        for (int t = start; t < end; t++) {
            int met = at + (t - start) * step;
            if (met >= 0 && met < size) {
                if (count[place] == 0) {
                    first[place] = t;
                    source[place] = met;
                }
                count[place]++;
            }
        }
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    int places() {
        return first.length;
    }
}
