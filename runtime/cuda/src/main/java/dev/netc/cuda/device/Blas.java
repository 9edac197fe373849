package dev.netc.cuda.device;

/** What cuBLAS computes. */
public interface Blas {

    void multiply(MatrixProduct product);
}
