package dev.netc.cuda.device;

/** A matrix product as BLAS defines it. */
record SimulatedBlas(SimulatedStream stream, SimulatedMemory memory) implements Blas {

    @Override
    public void multiply(MatrixProduct product) {
        stream.begin("cublasGemmEx", () -> compute(product));
    }

    private void compute(MatrixProduct p) {
        float[] a = memory.floats(
                p.a(), p.lda() * ((p.transposesA() ? p.m() : p.k()) - 1) + (p.transposesA() ? p.k() : p.m()));
        float[] b = memory.floats(
                p.b(), p.ldb() * ((p.transposesB() ? p.k() : p.n()) - 1) + (p.transposesB() ? p.n() : p.k()));
        float[] c = memory.floats(p.c(), p.ldc() * (p.n() - 1) + p.m());
        for (int column = 0; column < p.n(); column++) {
            for (int row = 0; row < p.m(); row++) {
                double sum = 0;
                for (int i = 0; i < p.k(); i++) {
                    float left = a[p.transposesA() ? row * p.lda() + i : i * p.lda() + row];
                    float right = b[p.transposesB() ? i * p.ldb() + column : column * p.ldb() + i];
                    sum += (double) left * right;
                }
                int at = column * p.ldc() + row;
                c[at] = (float) (sum + (p.adds() ? c[at] : 0));
            }
        }
        memory.setFloats(p.c(), c);
    }
}
