package dev.netc.cuda.device;

/**
 * C = A B, or C += A B, in BLAS's terms: columns lie one after the other.
 *
 * @param transposesA whether A is read as its transpose
 * @param m rows of C
 * @param n columns of C
 * @param k columns of A and rows of B, as they are multiplied
 * @param lda elements from one column of A, as it lies, to the next
 */
public record MatrixProduct(
        boolean transposesA,
        boolean transposesB,
        int m,
        int n,
        int k,
        long a,
        int lda,
        long b,
        int ldb,
        boolean adds,
        long c,
        int ldc) {}
