package dev.netc.runtime.operator;

/** x * sigmoid(x), also called swish. */
public record Silu() implements Elementwise {

    @Override
    public float value(float x) {
        return (float) (x / (1 + Math.exp(-x)));
    }

    @Override
    public float derivative(float x, float y) {
        double sigmoid = 1 / (1 + Math.exp(-x));
        return (float) (sigmoid * (1 + x * (1 - sigmoid)));
    }
}
