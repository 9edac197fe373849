package dev.netc.runtime.operator;

/** x where positive, else slope * x. */
public record LeakyRelu(float slope) implements Elementwise {

    @Override
    public float value(float x) {
        return x > 0 ? x : slope * x;
    }

    @Override
    public float derivative(float x, float y) {
        return x > 0 ? 1 : slope;
    }
}
