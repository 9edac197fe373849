package dev.netc.runtime.operator;

/**
 * Local response normalization (Krizhevsky et al., 2012) across channels, with PyTorch's meaning of alpha:
 * y = x / (k + alpha/size * sum of x^2 over the size nearest channels)^beta, where the sum starts size/2 channels below.
 */
public record LocalResponseNorm(int size, float alpha, float beta, float k) implements Operator {

    public static LocalResponseNorm of(int size) {
        return new LocalResponseNorm(size, 1e-4f, 0.75f, 1);
    }

    public LocalResponseNorm alpha(double alpha) {
        return new LocalResponseNorm(size, (float) alpha, beta, k);
    }

    public LocalResponseNorm beta(double beta) {
        return new LocalResponseNorm(size, alpha, (float) beta, k);
    }

    public LocalResponseNorm k(double k) {
        return new LocalResponseNorm(size, alpha, beta, (float) k);
    }

    @Override
    public <R> R accept(OperatorVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
