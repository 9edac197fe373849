package dev.netc.runtime.reference;

import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.Window;

/**
 * The mean of each window. The sum takes what lies in x; the divisor counts that too, or, where padding counts, the part of the
 * window that lies in x and its padding (a last window of rounded-up pooling may reach further).
 */
final class AvgPoolKernel implements Kernel {

    private final AvgPool pool;
    private final Variable x; // N x C x H x W
    private final Variable y; // N x C x P x Q

    AvgPoolKernel(AvgPool pool, Variable x, Variable y) {
        this.pool = pool;
        this.x = x;
        this.y = y;
    }

    @Override
    public void forward() {
        for (int plane = 0; plane < y.batch * y.channels; plane++) {
            for (int p = 0; p < y.height; p++) {
                for (int q = 0; q < y.width; q++) {
                    Extent rows = rows(p);
                    Extent columns = columns(q);
                    double sum = 0;
                    for (int h = rows.from; h < rows.to; h++) {
                        for (int w = columns.from; w < columns.to; w++) {
                            sum += x.values[x.at(0, plane, h, w)];
                        }
                    }
                    y.values[y.at(0, plane, p, q)] = (float) (sum / (rows.divisor * columns.divisor));
                }
            }
        }
    }

    @Override
    public void backward() {
        for (int plane = 0; plane < y.batch * y.channels; plane++) {
            for (int p = 0; p < y.height; p++) {
                for (int q = 0; q < y.width; q++) {
                    Extent rows = rows(p);
                    Extent columns = columns(q);
                    double share = y.gradient[y.at(0, plane, p, q)] / (rows.divisor * columns.divisor);
                    for (int h = rows.from; h < rows.to; h++) {
                        for (int w = columns.from; w < columns.to; w++) {
                            x.gradient[x.at(0, plane, h, w)] += share;
                        }
                    }
                }
            }
        }
    }

    private Extent rows(int p) {
        Window window = pool.window();
        return extent(p * window.strideHeight() - window.padTop(), window.height(), x.height, pool.padBottom());
    }

    private Extent columns(int q) {
        Window window = pool.window();
        return extent(q * window.strideWidth() - window.padLeft(), window.width(), x.width, pool.padRight());
    }

    private Extent extent(int start, int length, int size, int padding) {
        int padded = Math.min(start + length, size + padding) - start;
        int from = Math.max(start, 0);
        int to = Math.min(start + length, size);
        return new Extent(from, to, pool.countsPadding() ? padded : to - from);
    }

    /** What a window covers of one dimension of x, and what that counts in the divisor. */
    private record Extent(int from, int to, int divisor) {}
}
