package dev.netc.cuda.ptx;

/**
 * Functions that a device has no exact instruction for, in float32 and to about 2^-22 of the result. Each says NaN of NaN, and of
 * infinities what Java's says.
 */
final class Mathematics {

    private static final double LOG2_E = 1 / Math.log(2);

    /** log 2 in two parts; the first has so few bits that its product with an exponent is exact. */
    private static final double LOG_2_HIGH = 0x1.62e4p-1;

    private static final double LOG_2_LOW = Math.log(2) - LOG_2_HIGH;

    /** Beyond this, powers of e are 0 or infinite, also in the products of which one is made. */
    private static final double LARGEST_EXPONENT = 200;

    private static final int EXPONENT_BIAS = 127;
    private static final int MANTISSA_BITS = 23;

    /** Where the Taylor series give over to formulas that lose digits near 0. */
    private static final double SMALL = 0.25;

    /**
     * q with erfc(u) = t exp(-u^2) q(t) for u >= 0, where t = 1 / (1 + u/2): fitted to the least relative error, 1.1e-8, with weighted
     * least squares at 400 Chebyshev nodes in t (Lawson's algorithm), from values of 40 digits.
     */
    private static final double[] ERFC = {
        0.0423521434,
        -0.230855634,
        0.486175062,
        -0.446973534,
        0.127087061,
        -0.0572315803,
        0.0930003826,
        0.175376856,
        0.246880585,
        0.282093853,
        0.282094795
    };

    private Mathematics() {}

    /** e to the power of x: 2^n e^r, where n is whole and r at most half of log 2. Two factors make 2^n, since one could overflow. */
    static Float32 exp(Float32 x) {
        Float32 n = x.times(LOG2_E).rounded().min(LARGEST_EXPONENT).max(-LARGEST_EXPONENT);
        Float32 r = n.timesPlus(x.of(-LOG_2_LOW), n.timesPlus(x.of(-LOG_2_HIGH), x));
        Int32 exponent = wholeExponent(n);
        Int32 half = exponent.shiftedRight(1);
        return r.times(LOG2_E).powerOfTwo().times(powerOfTwo(half)).times(powerOfTwo(exponent.minus(half)));
    }

    private static Int32 wholeExponent(Float32 n) {
        Register exponent = n.code.temporary(Type.S32);
        n.code.write("cvt.rni.s32.f32", exponent, n.operand);
        return new Int32(n.code, exponent);
    }

    private static Float32 powerOfTwo(Int32 exponent) {
        return exponent.plus(EXPONENT_BIAS).shiftedLeft(MANTISSA_BITS).asBits();
    }

    /** e to the power of x, minus 1. */
    static Float32 expm1(Float32 x) {
        Float32 series = polynomial(x, 1 / 5040.0, 1 / 720.0, 1 / 120.0, 1 / 24.0, 1 / 6.0, 0.5, 1)
                .times(x);
        return x.magnitude().isLess(SMALL).choose(series, exp(x).minus(1));
    }

    /**
     * The natural logarithm: x = 2^n m with m from 2/3 to 4/3, and log m = 2 artanh((m - 1) / (m + 1)) by its series. Numbers too small
     * for all their bits are first made larger.
     */
    static Float32 log(Float32 x) {
        Truth tiny = x.isLess(Float.MIN_NORMAL);
        Float32 scaled = tiny.choose(x.times(0x1p24), x);
        int offset = Float.floatToRawIntBits(2 / 3f);
        Int32 exponent = scaled.bits().minus(offset).shiftedRight(MANTISSA_BITS);
        Float32 m = scaled.bits().minus(exponent.shiftedLeft(MANTISSA_BITS)).asBits();
        Float32 n = exponent.real().plus(tiny.choose(x.of(-24), 0));
        Float32 s = m.minus(1).over(m.plus(1));
        Float32 square = s.times(s);
        Float32 series = polynomial(square, 2 / 11.0, 2 / 9.0, 2 / 7.0, 2 / 5.0, 2 / 3.0, 2)
                .times(s);
        Float32 regular = n.timesPlus(x.of(LOG_2_HIGH), n.timesPlus(x.of(LOG_2_LOW), series));
        return irregular(x, regular);
    }

    /** Of 0 the logarithm is minus infinity, of a negative number NaN, and of infinity and NaN themselves. */
    private static Float32 irregular(Float32 x, Float32 regular) {
        Truth finite = x.isMore(0).and(x.isLess(Double.POSITIVE_INFINITY));
        Float32 special =
                x.isEqual(0).choose(x.of(Double.NEGATIVE_INFINITY), x.isLess(0).choose(x.of(Double.NaN), x));
        return finite.choose(regular, special);
    }

    /** x to a power, for x >= 0. */
    static Float32 power(Float32 x, Float32 exponent) {
        return exp(log(x).times(exponent));
    }

    static Float32 sigmoid(Float32 x) {
        return x.of(1).over(exp(x.negated()).plus(1));
    }

    /** 1 - 2 / (e^2x + 1) of the magnitude, whose small second part spoils no digit of the first, and near 0 the Taylor series. */
    static Float32 tanh(Float32 x) {
        Float32 square = x.times(x);
        Float32 series = polynomial(square, -1382 / 155925.0, 62 / 2835.0, -17 / 315.0, 2 / 15.0, -1 / 3.0, 1)
                .times(x);
        Float32 size = x.magnitude();
        Float32 far = x.of(1).minus(x.of(2).over(exp(size.plus(size)).plus(1)));
        return size.isLess(SMALL).choose(series, x.isLess(0).choose(far.negated(), far));
    }

    /**
     * The probability that a standard normal number is at most x, erfc(-x / sqrt 2) / 2.
     *
     * @param bell exp(-x^2 / 2)
     */
    static Float32 normalDistribution(Float32 x, Float32 bell) {
        Float32 t = x.of(1).over(x.magnitude().timesPlus(x.of(Math.sqrt(0.5) / 2), x.of(1)));
        Float32 tail = polynomial(t, ERFC).times(t).times(bell).times(0.5);
        return x.isMore(0).choose(x.of(1).minus(tail), tail);
    }

    /** exp(-x^2 / 2). */
    static Float32 bell(Float32 x) {
        return exp(x.times(x).times(-0.5));
    }

    /** A polynomial by Horner's rule, the coefficient of the highest power first. */
    private static Float32 polynomial(Float32 x, double... coefficients) {
        Float32 sum = x.of(coefficients[0]);
        for (int i = 1; i < coefficients.length; i++) {
            sum = sum.timesPlus(x, x.of(coefficients[i]));
        }
        return sum;
    }
}
