package dev.netc.cpu;

import dev.netc.runtime.operator.Elementwise;
import dev.netc.runtime.operator.Elu;
import dev.netc.runtime.operator.Gelu;
import dev.netc.runtime.operator.Sigmoid;
import dev.netc.runtime.operator.Silu;
import dev.netc.runtime.operator.Tanh;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The activations that need exponentials, and their derivatives, a vector at a time. */
final class VectorActivations {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private static final float SQUARE_ROOT_OF_HALF = (float) Math.sqrt(0.5);
    private static final float LARGEST_DENSITY = (float) (1 / Math.sqrt(2 * Math.PI));

    /**
     * The complementary error function is t exp(-x^2 + the polynomial of t with these coefficients), where t = 1 / (1 + x / 2) and x is not
     * negative, to 1.2e-7 of its value; from W. H. Press et al., Numerical Recipes in C, second edition, 6.2.
     */
    private static final float[] COMPLEMENT = {
        -1.26551223f,
        1.00002368f,
        0.37409196f,
        0.09678418f,
        -0.18628806f,
        0.27886807f,
        -1.13520398f,
        1.48851587f,
        -0.82215223f,
        0.17087277f
    };

    private VectorActivations() {}

    /** y = function(x); false, and nothing done, for a function that is not known here. */
    static boolean apply(Elementwise function, float[] x, int x0, float[] y, int y0, int count) {
        if (function instanceof Sigmoid) {
            sigmoid(x, x0, y, y0, count);
        } else if (function instanceof Tanh) {
            tanh(x, x0, y, y0, count);
        } else if (function instanceof Silu) {
            silu(x, x0, y, y0, count);
        } else if (function instanceof Gelu) {
            gelu(x, x0, y, y0, count);
        } else if (function instanceof Elu elu) {
            elu(elu.alpha(), x, x0, y, y0, count);
        } else {
            return false;
        }
        return true;
    }

    /** slope = function'(x), where y = function(x); false, and nothing done, for a function that is not known here. */
    static boolean differentiate(
            Elementwise function, float[] x, int x0, float[] y, int y0, float[] slope, int slope0, int count) {
        if (function instanceof Sigmoid) {
            sigmoidSlope(y, y0, slope, slope0, count);
        } else if (function instanceof Tanh) {
            tanhSlope(y, y0, slope, slope0, count);
        } else if (function instanceof Silu) {
            siluSlope(x, x0, slope, slope0, count);
        } else if (function instanceof Gelu) {
            geluSlope(x, x0, slope, slope0, count);
        } else if (function instanceof Elu elu) {
            eluSlope(elu.alpha(), x, x0, y, y0, slope, slope0, count);
        } else {
            return false;
        }
        return true;
    }

    private static void sigmoid(float[] x, int x0, float[] y, int y0, int count) {
        for (int i = 0; i < count; i += LANES) {
            logistic(load(x, x0 + i)).intoArray(y, y0 + i);
        }
    }

    /** y (1 - y). */
    private static void sigmoidSlope(float[] y, int y0, float[] slope, int slope0, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector value = load(y, y0 + i);
            value.mul(one().sub(value)).intoArray(slope, slope0 + i);
        }
    }

    private static void tanh(float[] x, int x0, float[] y, int y0, int count) {
        for (int i = 0; i < count; i += LANES) {
            load(x, x0 + i).lanewise(VectorOperators.TANH).intoArray(y, y0 + i);
        }
    }

    /** 1 - y^2. */
    private static void tanhSlope(float[] y, int y0, float[] slope, int slope0, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector value = load(y, y0 + i);
            one().sub(value.mul(value)).intoArray(slope, slope0 + i);
        }
    }

    private static void silu(float[] x, int x0, float[] y, int y0, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector value = load(x, x0 + i);
            value.div(value.neg().lanewise(VectorOperators.EXP).add(one())).intoArray(y, y0 + i);
        }
    }

    /** s (1 + x (1 - s)), where s is the sigmoid of x. */
    private static void siluSlope(float[] x, int x0, float[] slope, int slope0, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector value = load(x, x0 + i);
            FloatVector sigmoid = logistic(value);
            value.fma(one().sub(sigmoid), one()).mul(sigmoid).intoArray(slope, slope0 + i);
        }
    }

    private static void gelu(float[] x, int x0, float[] y, int y0, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector value = load(x, x0 + i);
            value.mul(normalDistribution(value)).intoArray(y, y0 + i);
        }
    }

    /** The normal distribution of x, and x times its density. */
    private static void geluSlope(float[] x, int x0, float[] slope, int slope0, int count) {
        FloatVector largest = FloatVector.broadcast(SPECIES, LARGEST_DENSITY);
        for (int i = 0; i < count; i += LANES) {
            FloatVector value = load(x, x0 + i);
            FloatVector density =
                    value.mul(value).mul(-0.5f).lanewise(VectorOperators.EXP).mul(largest);
            value.fma(density, normalDistribution(value)).intoArray(slope, slope0 + i);
        }
    }

    private static void elu(float alpha, float[] x, int x0, float[] y, int y0, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector value = load(x, x0 + i);
            FloatVector below = value.lanewise(VectorOperators.EXPM1).mul(alpha);
            below.blend(value, value.compare(VectorOperators.GT, 0)).intoArray(y, y0 + i);
        }
    }

    /** 1, or where x is not positive y + alpha. */
    private static void eluSlope(
            float alpha, float[] x, int x0, float[] y, int y0, float[] slope, int slope0, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector below = load(y, y0 + i).add(alpha);
            below.blend(one(), load(x, x0 + i).compare(VectorOperators.GT, 0)).intoArray(slope, slope0 + i);
        }
    }

    private static FloatVector logistic(FloatVector x) {
        return one().div(x.neg().lanewise(VectorOperators.EXP).add(one()));
    }

    /** How much of the normal distribution lies below x: half the complementary error function of -x / sqrt 2. */
    private static FloatVector normalDistribution(FloatVector x) {
        FloatVector distance = x.abs().mul(SQUARE_ROOT_OF_HALF);
        FloatVector t = one().div(distance.mul(0.5f).add(one()));
        FloatVector polynomial = FloatVector.broadcast(SPECIES, COMPLEMENT[COMPLEMENT.length - 1]);
        for (int i = COMPLEMENT.length - 2; i >= 0; i--) {
            polynomial = polynomial.fma(t, FloatVector.broadcast(SPECIES, COMPLEMENT[i]));
        }
        FloatVector beyond = polynomial
                .sub(distance.mul(distance))
                .lanewise(VectorOperators.EXP)
                .mul(t)
                .mul(0.5f);
        return one().sub(beyond).blend(beyond, x.compare(VectorOperators.LT, 0));
    }

    private static FloatVector one() {
        return FloatVector.broadcast(SPECIES, 1);
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }
}
