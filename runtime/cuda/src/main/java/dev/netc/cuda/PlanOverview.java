package dev.netc.cuda;

import dev.netc.runtime.Value;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.PlannedStep;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Sharing;
import dev.netc.runtime.backend.Step;
import dev.netc.runtime.backend.Work;
import java.util.ArrayList;
import java.util.List;

/** Puts what was decided for a program into words. What runs a step are kernels of our own and calls of libraries, with their algorithms. */
final class PlanOverview {

    private static final String LAYOUT = "N x C x H x W";

    private final Program program;
    private final Context context;
    private final Sharing sharing;
    private final Buffers buffers;
    private final List<PlannedStep> steps = new ArrayList<>();

    PlanOverview(Program program, Context context, Sharing sharing, Buffers buffers) {
        this.program = program;
        this.context = context;
        this.sharing = sharing;
        this.buffers = buffers;
    }

    ExecutionPlan plan(List<StepTasks> forward, List<StepTasks> backward, StepTasks loss) {
        steps.add(PlannedStep.input(program, LAYOUT, "cuMemcpyHtoDAsync"));
        for (int i = 0; i < forward.size(); i++) {
            Step step = program.forward().get(i);
            List<String> kernels = forward.get(i).names();
            steps.add(PlannedStep.forward(program, step, LAYOUT, kernels, forwardNote(step, kernels)));
        }
        if (program.isTraining()) {
            steps.add(new PlannedStep(PlannedStep.Phase.LOSS, "loss", LAYOUT, loss.names(), Work.loss(program), ""));
            for (int i = 0; i < backward.size(); i++) {
                Step step = program.backward().get(i);
                List<String> names = backward.get(i).names();
                steps.add(PlannedStep.backward(program, step, LAYOUT, names, backwardNote(step, names.isEmpty())));
            }
            steps.add(PlannedStep.update(program, "", "OptimizerLaunches"));
        } else {
            steps.add(PlannedStep.output(program, LAYOUT, "cuMemcpyDtoHAsync"));
        }
        String layout = LAYOUT + " on " + context.device().description();
        long workspace = context.workspace().bytes() + context.kept().bytes();
        return new ExecutionPlan(1, layout, steps, buffers.places(), buffers.bytes(), workspace);
    }

    private String forwardNote(Step step, List<String> kernels) {
        Value y = step.output();
        if (sharing.isDone(y)) {
            return "applied by " + sharing.maker(y).name();
        }
        if (!sharing.applied(y).isEmpty()) {
            return kernels.size() == 1 ? "applies relu at once" : "applies relu";
        }
        return sharing.valueOf(y) == sharing.valueOf(step.input()) ? "in place" : "";
    }

    private String backwardNote(Step step, boolean isIdle) {
        if (isIdle) {
            return program.needsGradient(step.input()) ? "in place" : "nothing asks for it";
        }
        List<String> notes = new ArrayList<>();
        if (!program.needsGradient(step.input())) {
            notes.add("no gradient of the input");
        }
        if (step.adds().contains(true)) {
            notes.add("adds to what is there");
        }
        return String.join(", ", notes);
    }
}
