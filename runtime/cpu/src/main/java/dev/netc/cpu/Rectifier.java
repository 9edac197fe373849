package dev.netc.cpu;

import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Relu6;

/** What a layer does to its results before it writes them: it limits them to a range. */
enum Rectifier {
    NONE(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY),
    RELU(0, Float.POSITIVE_INFINITY),
    RELU6(0, 6);

    private final float floor;
    private final float ceiling;

    Rectifier(float floor, float ceiling) {
        this.floor = floor;
        this.ceiling = ceiling;
    }

    /** What an operator does to its input; {@link #NONE} where that is something else. */
    static Rectifier of(Operator operator) {
        if (operator instanceof Relu) {
            return RELU;
        }
        return operator instanceof Relu6 ? RELU6 : NONE;
    }

    /** Whether there is anything to do. */
    boolean rectifies() {
        return this != NONE;
    }

    /** Whether there is a largest result. */
    boolean isLimited() {
        return ceiling < Float.POSITIVE_INFINITY;
    }

    float floor() {
        return floor;
    }

    float ceiling() {
        return ceiling;
    }

    float apply(float result) {
        return Math.min(Math.max(result, floor), ceiling);
    }
}
