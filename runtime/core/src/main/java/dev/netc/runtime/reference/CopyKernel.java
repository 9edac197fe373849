package dev.netc.runtime.reference;

/** The same numbers in the same order: flatten, and dropout where it lets all through. */
final class CopyKernel implements Kernel {

    private final Variable x;
    private final Variable y;

    CopyKernel(Variable x, Variable y) {
        this.x = x;
        this.y = y;
    }

    @Override
    public void forward() {
        System.arraycopy(x.values, 0, y.values, 0, x.elements());
    }

    @Override
    public void backward() {
        for (int i = 0; i < x.elements(); i++) {
            x.gradient[i] += y.gradient[i];
        }
    }
}
