package dev.netc.runtime.operator;

/** x * min(max(x + 3, 0), 6) / 6 (Howard et al., 2019). */
public record HardSwish() implements Elementwise {

    @Override
    public float value(float x) {
        return x * Math.min(Math.max(x + 3, 0), 6) / 6;
    }

    @Override
    public float derivative(float x, float y) {
        if (x <= -3) {
            return 0;
        }
        return x >= 3 ? 1 : x / 3 + 0.5f;
    }
}
