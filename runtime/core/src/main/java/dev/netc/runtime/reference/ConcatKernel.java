package dev.netc.runtime.reference;

import java.util.List;

/** Values one behind the other on the channels: of each sample, first all of the first, then all of the second, and so on. */
final class ConcatKernel implements Kernel {

    private final List<Variable> xs; // each N x C_i x H x W
    private final Variable y; // N x C x H x W, C the sum of C_i

    ConcatKernel(List<Variable> xs, Variable y) {
        this.xs = xs;
        this.y = y;
    }

    @Override
    public void forward() {
        int start = 0;
        for (Variable x : xs) {
            for (int n = 0; n < y.batch; n++) {
                for (int i = 0; i < x.row(); i++) {
                    y.values[n * y.row() + start + i] = x.values[n * x.row() + i];
                }
            }
            start += x.row();
        }
    }

    @Override
    public void backward() {
        int start = 0;
        for (Variable x : xs) {
            for (int n = 0; n < y.batch; n++) {
                for (int i = 0; i < x.row(); i++) {
                    x.gradient[n * x.row() + i] += y.gradient[n * y.row() + start + i];
                }
            }
            start += x.row();
        }
    }
}
