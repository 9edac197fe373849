package dev.netc.runtime.reference;

import dev.netc.runtime.operator.Elementwise;

/** A function of each element, which the operator itself defines. */
final class ElementwiseKernel implements Kernel {

    private final Elementwise function;
    private final Variable x;
    private final Variable y; // the shape of x

    ElementwiseKernel(Elementwise function, Variable x, Variable y) {
        this.function = function;
        this.x = x;
        this.y = y;
    }

    @Override
    public void forward() {
        for (int i = 0; i < x.elements(); i++) {
            y.values[i] = function.value(x.values[i]);
        }
    }

    @Override
    public void backward() {
        for (int i = 0; i < x.elements(); i++) {
            x.gradient[i] += y.gradient[i] * function.derivative(x.values[i], y.values[i]);
        }
    }
}
