package dev.netc.runtime.operator;

/** Hyperbolic tangent. */
public record Tanh() implements Elementwise {

    @Override
    public float value(float x) {
        return (float) Math.tanh(x);
    }

    @Override
    public float derivative(float x, float y) {
        return 1 - y * y;
    }
}
