package dev.netc.runtime.operator;

import dev.netc.runtime.ErrorFunction;

/** Gaussian error linear unit (Hendrycks and Gimpel, 2016), exact: x * (1 + erf(x / sqrt 2)) / 2. */
public record Gelu() implements Elementwise {

    @Override
    public float value(float x) {
        return (float) (x * normalDistribution(x));
    }

    @Override
    public float derivative(float x, float y) {
        double density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
        return (float) (normalDistribution(x) + x * density);
    }

    private static double normalDistribution(double x) {
        return 0.5 * (1 + ErrorFunction.erf(x / Math.sqrt(2)));
    }
}
