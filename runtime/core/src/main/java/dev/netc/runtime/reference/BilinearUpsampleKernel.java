package dev.netc.runtime.reference;

/**
 * Linear interpolation in both directions: row p of y stands at row (p + 1/2) / factor - 1/2 of x, not below 0, between the row there and
 * the next, which at the border is the same one.
 */
final class BilinearUpsampleKernel implements Kernel {

    private final int factor;
    private final Variable x; // N x C x H x W
    private final Variable y; // N x C x H*factor x W*factor

    BilinearUpsampleKernel(int factor, Variable x, Variable y) {
        this.factor = factor;
        this.x = x;
        this.y = y;
    }

    @Override
    public void forward() {
        for (int plane = 0; plane < y.batch * y.channels; plane++) {
            for (int p = 0; p < y.height; p++) {
                for (int q = 0; q < y.width; q++) {
                    double sum = 0;
                    for (int corner = 0; corner < 4; corner++) {
                        sum += share(p, q, corner) * x.values[source(plane, p, q, corner)];
                    }
                    y.values[y.at(0, plane, p, q)] = (float) sum;
                }
            }
        }
    }

    @Override
    public void backward() {
        for (int plane = 0; plane < y.batch * y.channels; plane++) {
            for (int p = 0; p < y.height; p++) {
                for (int q = 0; q < y.width; q++) {
                    double gradient = y.gradient[y.at(0, plane, p, q)];
                    for (int corner = 0; corner < 4; corner++) {
                        x.gradient[source(plane, p, q, corner)] += share(p, q, corner) * gradient;
                    }
                }
            }
        }
    }

    /** One of the four neighbours in x: corner 0 above left, 1 above right, 2 below left, 3 below right. */
    private int source(int plane, int p, int q, int corner) {
        int h = Math.min((int) position(p) + corner / 2, x.height - 1);
        int w = Math.min((int) position(q) + corner % 2, x.width - 1);
        return x.at(0, plane, h, w);
    }

    private double share(int p, int q, int corner) {
        double below = position(p) - (int) position(p);
        double right = position(q) - (int) position(q);
        return (corner / 2 == 0 ? 1 - below : below) * (corner % 2 == 0 ? 1 - right : right);
    }

    private double position(int index) {
        return Math.max((index + 0.5) / factor - 0.5, 0);
    }
}
