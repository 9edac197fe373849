package dev.netc.runtime;

import java.util.List;

/**
 * How long the steps of an {@link dev.netc.runtime.backend.ExecutionPlan} take.
 *
 * @param passes how many passes were measured
 * @param stepSeconds the median of each step of the plan, in their order, in seconds
 * @param passSeconds the median of the whole pass, in seconds
 */
public record Profile(int passes, List<Double> stepSeconds, double passSeconds) {

    public Profile {
        stepSeconds = List.copyOf(stepSeconds);
    }
}
