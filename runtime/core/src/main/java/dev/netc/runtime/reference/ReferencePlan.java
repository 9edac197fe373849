package dev.netc.runtime.reference;

import dev.netc.runtime.Value;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.ExecutionPlan.Buffer;
import dev.netc.runtime.backend.PlannedStep;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the reference backend says of a program: a kernel for each step, and every value and gradient in memory of its own. */
final class ReferencePlan {

    private static final String LAYOUT = "N x C x H x W";

    private final Program program;
    private final Map<Value, Kernel> kernels;
    private final LossKernel loss;
    private final List<PlannedStep> steps = new ArrayList<>();
    private final List<Buffer> buffers = new ArrayList<>();
    private long end;

    ReferencePlan(Program program, Map<Value, Kernel> kernels, LossKernel loss) {
        this.program = program;
        this.kernels = kernels;
        this.loss = loss;
    }

    ExecutionPlan plan() {
        steps.add(PlannedStep.input(program, LAYOUT, "ReferenceExecutable"));
        program.forward().forEach(step -> steps.add(PlannedStep.forward(program, step, LAYOUT, kernel(step), "")));
        if (program.isTraining()) {
            steps.add(PlannedStep.loss(program, LAYOUT, loss.getClass().getSimpleName()));
            program.backward()
                    .forEach(step -> steps.add(PlannedStep.backward(program, step, LAYOUT, kernel(step), "")));
            steps.add(PlannedStep.update(program, LAYOUT, Updates.class.getSimpleName()));
        } else {
            steps.add(PlannedStep.output(program, LAYOUT, "ReferenceExecutable"));
        }
        program.values().forEach(value -> hold(value, value.name(), Float.BYTES));
        if (program.isTraining()) {
            program.values().forEach(value -> hold(value, "gradient of " + value.name(), Double.BYTES));
        }
        return new ExecutionPlan(1, LAYOUT + ": the reference knows no other", steps, buffers, end, 0);
    }

    private List<String> kernel(Step step) {
        return List.of(kernels.get(step.output()).getClass().getSimpleName());
    }

    /** Arrays are not shared, so each is there from the first step to the last. */
    private void hold(Value value, String name, int elementBytes) {
        long bytes = (long) elementBytes * program.batch() * value.elements();
        buffers.add(new Buffer(List.of(name), end, bytes, 0, steps.size() - 1));
        end += bytes;
    }
}
