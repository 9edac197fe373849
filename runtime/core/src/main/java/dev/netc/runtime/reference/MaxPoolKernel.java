package dev.netc.runtime.reference;

import dev.netc.runtime.operator.Window;

/** The largest element of each window that lies in x; the gradient goes to the first such element in row order. */
final class MaxPoolKernel implements Kernel {

    private final Window window;
    private final Variable x; // N x C x H x W
    private final Variable y; // N x C x P x Q
    private final int[] largest; // for each element of y, where in x it came from

    MaxPoolKernel(Window window, Variable x, Variable y) {
        this.window = window;
        this.x = x;
        this.y = y;
        this.largest = new int[y.elements()];
    }

    @Override
    public void forward() {
        for (int n = 0; n < y.batch; n++) {
            for (int c = 0; c < y.channels; c++) {
                for (int p = 0; p < y.height; p++) {
                    for (int q = 0; q < y.width; q++) {
                        int to = y.at(n, c, p, q);
                        largest[to] = find(n, c, p, q);
                        y.values[to] = x.values[largest[to]];
                    }
                }
            }
        }
    }

    private int find(int n, int c, int p, int q) {
        int best = -1;
        for (int r = 0; r < window.height(); r++) {
            for (int s = 0; s < window.width(); s++) {
                int h = p * window.strideHeight() + r * window.dilationHeight() - window.padTop();
                int w = q * window.strideWidth() + s * window.dilationWidth() - window.padLeft();
                if (h >= 0 && h < x.height && w >= 0 && w < x.width) {
                    int candidate = x.at(n, c, h, w);
                    if (best < 0 || isLarger(x.values[candidate], x.values[best])) {
                        best = candidate;
                    }
                }
            }
        }
        return best;
    }

    /** NaN is larger than any number, so that it is not lost. */
    private static boolean isLarger(float candidate, float best) {
        return candidate > best || Float.isNaN(candidate) && !Float.isNaN(best);
    }

    @Override
    public void backward() {
        for (int to = 0; to < y.elements(); to++) {
            x.gradient[largest[to]] += y.gradient[to];
        }
    }
}
