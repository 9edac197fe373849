package dev.netc.runtime.verify;

/**
 * How far a result lies from its reference.
 *
 * @param quantity what was compared, under the reference's name
 * @param relative ||a - b|| / ||b||, where b is the reference
 */
public record Difference(String quantity, double relative) {

    /** @throws IllegalArgumentException if the arrays have different lengths */
    public static Difference of(String quantity, float[] actual, float[] reference) {
        if (actual.length != reference.length) {
            throw new IllegalArgumentException("expected " + reference.length + " numbers, got " + actual.length);
        }
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < reference.length; i++) {
            double d = (double) actual[i] - reference[i];
            difference += d * d;
            norm += (double) reference[i] * reference[i];
        }
        return new Difference(quantity, difference == 0 ? 0 : Math.sqrt(difference / norm));
    }

    /** Whether it is small enough; a result that is no number never is. */
    public boolean isWithin(double tolerance) {
        return relative <= tolerance;
    }
}
