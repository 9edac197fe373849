package dev.netc.runtime.operator;

/** min(max(x + 3, 0), 6) / 6. */
public record HardSigmoid() implements Elementwise {

    @Override
    public float value(float x) {
        return Math.min(Math.max(x + 3, 0), 6) / 6;
    }

    @Override
    public float derivative(float x, float y) {
        return x > -3 && x < 3 ? 1 / 6f : 0;
    }
}
