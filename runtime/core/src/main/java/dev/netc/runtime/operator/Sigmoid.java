package dev.netc.runtime.operator;

/** 1 / (1 + exp(-x)). */
public record Sigmoid() implements Elementwise {

    @Override
    public float value(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }

    @Override
    public float derivative(float x, float y) {
        return y * (1 - y);
    }
}
