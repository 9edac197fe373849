package dev.netc.runtime.operator;

/** max(x, 0); the derivative at 0 is 0, and NaN stays NaN. */
public record Relu() implements Elementwise {

    @Override
    public float value(float x) {
        return x <= 0 ? 0 : x;
    }

    @Override
    public float derivative(float x, float y) {
        return x > 0 ? 1 : 0;
    }
}
