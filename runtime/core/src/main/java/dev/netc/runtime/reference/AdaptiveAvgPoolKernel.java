package dev.netc.runtime.reference;

/** The mean of rows floor(p H / P) to ceil((p + 1) H / P) - 1 and of columns likewise. */
final class AdaptiveAvgPoolKernel implements Kernel {

    private final Variable x; // N x C x H x W
    private final Variable y; // N x C x P x Q

    AdaptiveAvgPoolKernel(Variable x, Variable y) {
        this.x = x;
        this.y = y;
    }

    @Override
    public void forward() {
        for (int plane = 0; plane < y.batch * y.channels; plane++) {
            for (int p = 0; p < y.height; p++) {
                for (int q = 0; q < y.width; q++) {
                    double sum = 0;
                    for (int h = start(p, x.height, y.height); h < end(p, x.height, y.height); h++) {
                        for (int w = start(q, x.width, y.width); w < end(q, x.width, y.width); w++) {
                            sum += x.values[x.at(0, plane, h, w)];
                        }
                    }
                    y.values[y.at(0, plane, p, q)] = (float) (sum / area(p, q));
                }
            }
        }
    }

    @Override
    public void backward() {
        for (int plane = 0; plane < y.batch * y.channels; plane++) {
            for (int p = 0; p < y.height; p++) {
                for (int q = 0; q < y.width; q++) {
                    double share = y.gradient[y.at(0, plane, p, q)] / area(p, q);
                    for (int h = start(p, x.height, y.height); h < end(p, x.height, y.height); h++) {
                        for (int w = start(q, x.width, y.width); w < end(q, x.width, y.width); w++) {
                            x.gradient[x.at(0, plane, h, w)] += share;
                        }
                    }
                }
            }
        }
    }

    private int area(int p, int q) {
        int rows = end(p, x.height, y.height) - start(p, x.height, y.height);
        return rows * (end(q, x.width, y.width) - start(q, x.width, y.width));
    }

    private static int start(int index, int from, int to) {
        return index * from / to;
    }

    private static int end(int index, int from, int to) {
        return ((index + 1) * from + to - 1) / to;
    }
}
