package dev.netc.runtime.reference;

import java.util.List;

/** The product of values; one whose height and width are 1 is repeated over the others'. */
final class MultiplyKernel implements Kernel {

    private final List<Variable> xs; // each N x C x P x Q or N x C x 1 x 1
    private final Variable y; // N x C x P x Q

    MultiplyKernel(List<Variable> xs, Variable y) {
        this.xs = xs;
        this.y = y;
    }

    @Override
    public void forward() {
        for (int i = 0; i < y.elements(); i++) {
            double product = 1;
            for (Variable x : xs) {
                product *= x.values[source(x, i)];
            }
            y.values[i] = (float) product;
        }
    }

    @Override
    public void backward() {
        for (int factor = 0; factor < xs.size(); factor++) {
            Variable x = xs.get(factor);
            for (int i = 0; i < y.elements(); i++) {
                x.gradient[source(x, i)] += y.gradient[i] * productWithout(factor, i);
            }
        }
    }

    private double productWithout(int factor, int i) {
        double product = 1;
        for (int other = 0; other < xs.size(); other++) {
            if (other != factor) {
                product *= xs.get(other).values[source(xs.get(other), i)];
            }
        }
        return product;
    }

    private int source(Variable x, int i) {
        return x.elements() == y.elements() ? i : i / y.area();
    }
}
