package dev.netc.runtime.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Compares arrays by their relative error, ||a - b|| / ||b||. */
public final class Relative {

    /** What two ways of one operator in float32 may differ by. */
    public static final double OPERATOR = 1e-5;

    /** And what two ways of a whole network may. */
    public static final double NETWORK = 1e-4;

    private Relative() {}

    public static double error(float[] actual, float[] expected) {
        assertEquals(expected.length, actual.length, "length");
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow((double) actual[i] - expected[i], 2);
            norm += Math.pow(expected[i], 2);
        }
        return norm == 0 ? Math.sqrt(difference) : Math.sqrt(difference / norm);
    }

    public static void assertClose(String what, float[] expected, float[] actual, double tolerance) {
        double error = error(actual, expected);
        assertTrue(error <= tolerance, () -> what + " differs by " + error + ", more than " + tolerance);
    }
}
