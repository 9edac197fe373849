package dev.netc.cli;

/**
 * How far a result lies from its reference.
 *
 * @param quantity what was compared, under the reference's name
 * @param relative ||a - b|| / ||b||, where b is the reference
 */
record Difference(String quantity, double relative) {

    static Difference of(String quantity, float[] actual, float[] reference) {
        if (actual.length != reference.length) {
            throw new UserError("expected " + reference.length + " numbers in " + quantity
                    + " as the reference has, found " + actual.length + "; is the reference of another network?");
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
    boolean isWithin(double tolerance) {
        return relative <= tolerance;
    }
}
