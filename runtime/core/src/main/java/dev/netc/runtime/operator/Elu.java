package dev.netc.runtime.operator;

/** Exponential linear unit (Clevert et al., 2015): x where positive, else alpha (exp(x) - 1). */
public record Elu(float alpha) implements Elementwise {

    @Override
    public float value(float x) {
        return x > 0 ? x : (float) (alpha * Math.expm1(x));
    }

    @Override
    public float derivative(float x, float y) {
        return x > 0 ? 1 : y + alpha;
    }
}
