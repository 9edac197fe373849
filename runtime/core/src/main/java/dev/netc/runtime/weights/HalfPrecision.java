package dev.netc.runtime.weights;

/** IEEE 754 binary16, which Java 17's library lacks. */
final class HalfPrecision {

    private HalfPrecision() {}

    /** The number with these 16 bits: 1 of sign, 5 of exponent (bias 15), 10 of fraction. */
    static float toFloat(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        float magnitude =
                switch (exponent) {
                    case 0 -> fraction * 0x1p-24f;
                    case 0x1F -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
                    default -> Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
                };
        return bits < 0 ? -magnitude : magnitude;
    }
}
