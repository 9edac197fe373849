package dev.netc.runtime;

/** The error function, which Java's own library lacks. */
public final class ErrorFunction {

    private static final double TWO_BY_SQRT_PI = 2 / Math.sqrt(Math.PI);

    private ErrorFunction() {}

    /** erf(x) to about 1e-14: its Taylor series near 0 and the continued fraction of erfc elsewhere (Abramowitz and Stegun 7.1.5, 7.1.14). */
    public static double erf(double x) {
        double magnitude = Math.abs(x);
        double value = magnitude < 2.5 ? series(magnitude) : 1 - complement(magnitude);
        return x < 0 ? -value : value;
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * sum; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return TWO_BY_SQRT_PI * sum;
    }

    private static double complement(double x) {
        double fraction = x;
        for (int n = 60; n > 0; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
    }
}
