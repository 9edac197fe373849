package dev.netc.cli;

import dev.netc.runtime.Profile;
import dev.netc.runtime.backend.ExecutionPlan;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What {@code netc plan} tells, in whatever form.
 *
 * @param training whether the plan is that of a training step, not of a prediction
 */
record PlanReport(
        String network,
        String backend,
        int batch,
        boolean training,
        ExecutionPlan plan,
        Optional<Measurement> measurement) {

    /**
     * What was measured.
     *
     * @param peak floating-point operations a second that the machine reaches; empty where the backend does not know
     */
    record Measurement(Profile profile, OptionalDouble peak) {

        /** The part of the peak that so many operations in so many seconds are; empty where there are none. */
        OptionalDouble share(long operations, double seconds) {
            return operations == 0 || peak.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(operations / seconds / peak.getAsDouble());
        }
    }
}
