package dev.netc.cpu;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Value;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.PlannedStep;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Sharing;
import dev.netc.runtime.backend.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts what was decided for a program into words. */
final class PlanOverview {

    private final Program program;
    private final Context context;
    private final Sharing sharing;
    private final Layouts layouts;
    private final Buffers buffers;
    private final LossFunction loss;
    private final List<PlannedStep> steps = new ArrayList<>();

    PlanOverview(
            Program program, Context context, Sharing sharing, Layouts layouts, Buffers buffers, LossFunction loss) {
        this.program = program;
        this.context = context;
        this.sharing = sharing;
        this.layouts = layouts;
        this.buffers = buffers;
        this.loss = loss;
    }

    /**
     * @param forward the kernels of each forward step
     * @param backward those of each backward step
     */
    ExecutionPlan plan(List<List<String>> forward, List<List<String>> backward) {
        Value input = program.input();
        Value output = program.output();
        String copying = KernelNames.file(BatchCopy.class);
        steps.add(PlannedStep.input(program, layouts.name(input), copying));
        for (int i = 0; i < forward.size(); i++) {
            addForward(program.forward().get(i), forward.get(i));
        }
        if (program.isTraining()) {
            steps.add(PlannedStep.loss(program, layouts.name(output), KernelNames.file(loss.getClass())));
            for (int i = 0; i < backward.size(); i++) {
                addBackward(program.backward().get(i), backward.get(i));
            }
            steps.add(PlannedStep.update(program, "", KernelNames.file(Updates.class)));
        } else {
            steps.add(PlannedStep.output(program, layouts.name(output), copying));
        }
        long workspace = (long) Float.BYTES * context.workspace().array().length;
        return new ExecutionPlan(
                context.workers(), layouts.describe(), steps, buffers.places(), buffers.bytes(), workspace);
    }

    private void addForward(Step step, List<String> kernels) {
        steps.add(PlannedStep.forward(program, step, layouts.name(step.output()), kernels, forwardNote(step)));
    }

    private String forwardNote(Step step) {
        Value y = step.output();
        if (sharing.isDone(y)) {
            return "applied by " + sharing.maker(y).name();
        }
        List<Layer> applied = sharing.applied(y);
        if (!applied.isEmpty()) {
            return "applies " + applied.stream().map(Layer::name).collect(Collectors.joining(", "));
        }
        return sharing.valueOf(y) == sharing.valueOf(step.input()) ? "in place" : "";
    }

    private void addBackward(Step step, List<String> kernels) {
        steps.add(PlannedStep.backward(
                program, step, layouts.name(step.output()), kernels, backwardNote(step, kernels.isEmpty())));
    }

    private String backwardNote(Step step, boolean isIdle) {
        if (sharing.isMasked(step.output())) {
            return "done by " + reader(step.output());
        }
        if (sharing.isMaskedBefore(step.output())) {
            return "done by " + sharing.maker(step.output()).name();
        }
        if (isIdle) {
            return program.needsGradient(step.input()) ? "in place" : "nothing asks for it";
        }
        List<String> notes = new ArrayList<>();
        if (!program.needsGradient(step.input())) {
            notes.add("no gradient of the input");
        }
        if (sharing.isMasked(step.input())) {
            notes.add("also does " + step.input().name());
        }
        if (sharing.masksNext(step.output())) {
            notes.add("also does "
                    + sharing.applied(step.output()).stream().map(Layer::name).collect(Collectors.joining(", ")));
        }
        if (step.adds().contains(true)) {
            notes.add("adds to what is there");
        }
        return String.join(", ", notes);
    }

    /** The layer that reads a value, where only one does. */
    private String reader(Value value) {
        return program.forward().stream()
                .filter(step -> step.inputs().contains(value))
                .findFirst()
                .orElseThrow()
                .layer()
                .name();
    }
}
