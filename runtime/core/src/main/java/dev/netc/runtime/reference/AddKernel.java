package dev.netc.runtime.reference;

import java.util.List;

/** The sum of values of one shape. */
final class AddKernel implements Kernel {

    private final List<Variable> xs;
    private final Variable y;

    AddKernel(List<Variable> xs, Variable y) {
        this.xs = xs;
        this.y = y;
    }

    @Override
    public void forward() {
        for (int i = 0; i < y.elements(); i++) {
            double sum = 0;
            for (Variable x : xs) {
                sum += x.values[i];
            }
            y.values[i] = (float) sum;
        }
    }

    @Override
    public void backward() {
        for (Variable x : xs) {
            for (int i = 0; i < y.elements(); i++) {
                x.gradient[i] += y.gradient[i];
            }
        }
    }
}
