package dev.netc.runtime.backend;

import java.util.List;
import java.util.Locale;

/**
 * A step of an {@link ExecutionPlan}.
 *
 * @param name the layer's; for the other steps, that of the phase
 * @param layout how the value lies that the step writes or, going backward, whose gradient it reads
 * @param kernels what runs it, one after the other, by the names of their classes; none where nothing is left to do
 * @param note what else there is to know of it, such as "applies relu1"; empty where there is nothing
 */
public record PlannedStep(Phase phase, String name, String layout, List<String> kernels, Work work, String note) {

    /** Where in a pass a step stands. */
    public enum Phase {
        INPUT,
        FORWARD,
        OUTPUT,
        LOSS,
        BACKWARD,
        UPDATE
    }

    /** A step without kernels has no work. */
    public PlannedStep {
        kernels = List.copyOf(kernels);
        work = kernels.isEmpty() ? Work.NONE : work;
    }

    /** A layer going forward. */
    public static PlannedStep forward(Program program, Step step, String layout, List<String> kernels, String note) {
        return new PlannedStep(Phase.FORWARD, step.layer().name(), layout, kernels, Work.forward(program, step), note);
    }

    /** A layer going backward. */
    public static PlannedStep backward(Program program, Step step, String layout, List<String> kernels, String note) {
        return new PlannedStep(
                Phase.BACKWARD, step.layer().name(), layout, kernels, Work.backward(program, step), note);
    }

    /** The batch's way in. */
    public static PlannedStep input(Program program, String layout, String kernel) {
        return single(Phase.INPUT, layout, kernel, Work.input(program));
    }

    /** The output's way out. */
    public static PlannedStep output(Program program, String layout, String kernel) {
        return single(Phase.OUTPUT, layout, kernel, Work.output(program));
    }

    /** The loss and its gradient. */
    public static PlannedStep loss(Program program, String layout, String kernel) {
        return single(Phase.LOSS, layout, kernel, Work.loss(program));
    }

    /** The update of the parameters. */
    public static PlannedStep update(Program program, String layout, String kernel) {
        return single(Phase.UPDATE, layout, kernel, Work.update(program));
    }

    private static PlannedStep single(Phase phase, String layout, String kernel, Work work) {
        return new PlannedStep(phase, phase.name().toLowerCase(Locale.ROOT), layout, List.of(kernel), work, "");
    }
}
