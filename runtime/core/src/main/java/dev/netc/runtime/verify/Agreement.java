package dev.netc.runtime.verify;

import java.util.List;

/**
 * How well a model's results agree with their reference.
 *
 * @param onePass output, loss and gradients of one batch
 * @param tenSteps what ten steps of training lead to
 * @param sensitivity how far the results of ten steps move when the parameters change by a rounding error; 0 where nobody needs
 *     to know
 */
public record Agreement(List<Difference> onePass, List<Difference> tenSteps, double sensitivity) {

    /** Whether float32 has digits enough to tell what ten steps lead to; results that are no numbers are no excuse. */
    public boolean isDetermined(double tolerance) {
        return !(sensitivity > tolerance);
    }

    public boolean isWithin(double tolerance) {
        return onePass.stream().allMatch(difference -> difference.isWithin(tolerance))
                && (!isDetermined(tolerance)
                        || tenSteps.stream().allMatch(difference -> difference.isWithin(tolerance)));
    }
}
