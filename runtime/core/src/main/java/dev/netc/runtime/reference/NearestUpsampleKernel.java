package dev.netc.runtime.reference;

/** Each element repeated over a square: y[n,c,p,q] = x[n,c,p/factor,q/factor]. */
final class NearestUpsampleKernel implements Kernel {

    private final int factor;
    private final Variable x; // N x C x H x W
    private final Variable y; // N x C x H*factor x W*factor

    NearestUpsampleKernel(int factor, Variable x, Variable y) {
        this.factor = factor;
        this.x = x;
        this.y = y;
    }

    @Override
    public void forward() {
        for (int plane = 0; plane < y.batch * y.channels; plane++) {
            for (int p = 0; p < y.height; p++) {
                for (int q = 0; q < y.width; q++) {
                    y.values[y.at(0, plane, p, q)] = x.values[x.at(0, plane, p / factor, q / factor)];
                }
            }
        }
    }

    @Override
    public void backward() {
        for (int plane = 0; plane < y.batch * y.channels; plane++) {
            for (int p = 0; p < y.height; p++) {
                for (int q = 0; q < y.width; q++) {
                    x.gradient[x.at(0, plane, p / factor, q / factor)] += y.gradient[y.at(0, plane, p, q)];
                }
            }
        }
    }
}
