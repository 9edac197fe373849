package dev.netc.runtime.operator;

/** min(max(x, 0), 6); the derivative at 0 and at 6 is 0. */
public record Relu6() implements Elementwise {

    @Override
    public float value(float x) {
        return Math.min(Math.max(x, 0), 6);
    }

    @Override
    public float derivative(float x, float y) {
        return x > 0 && x < 6 ? 1 : 0;
    }
}
