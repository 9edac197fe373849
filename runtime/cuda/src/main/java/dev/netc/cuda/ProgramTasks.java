package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.runtime.Layer;
import dev.netc.runtime.Value;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Sharing;
import dev.netc.runtime.backend.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A program with every buffer in its place, and what each of its steps begins on the device. */
final class ProgramTasks {

    private final Program program;
    private final Context context;
    private final Sharing sharing;
    private final Buffers buffers;
    private final Map<Value, Operation> operations = new HashMap<>();
    private final List<StepTasks> forward = new ArrayList<>();
    private final List<StepTasks> backward = new ArrayList<>();
    private final LossTasks loss;

    ProgramTasks(Holdings holdings, CudaSession session, Program program) {
        this.program = program;
        sharing = new Sharing(program, OperationFactory::applies);
        buffers = new Buffers(holdings, program, sharing);
        context = session.context(new Workspace(), new KeptMemory());
        OperationFactory.Dropping dropping = new OperationFactory.Dropping(session.seed(), session.pass());
        for (Step step : program.forward()) {
            operations.put(step.output(), operation(step, dropping));
        }
        context.workspace().allocate(holdings);
        context.kept().allocate(holdings);
        for (Step step : program.forward()) {
            forward.add(new StepTasks(
                    describe(step) + " going forward",
                    operations.get(step.output()).forward()));
        }
        planBackward();
        loss = new LossTasks(holdings, program.loss(), output());
    }

    private Operation operation(Step step, OperationFactory.Dropping dropping) {
        StepPlan plan = new StepPlan(
                step.layer(),
                step.inputs().stream().map(buffers::of).toList(),
                buffers.of(step.output()),
                program.isTraining(),
                program.drops(),
                !sharing.applied(step.output()).isEmpty(),
                sharing.isDone(step.output()));
        return step.layer().operator().accept(new OperationFactory(context, plan, dropping));
    }

    private String describe(Step step) {
        Layer layer = step.layer();
        return layer.name() + ", a " + layer.operator().getClass().getSimpleName() + " of "
                + Activation.shape(step.input(), program.batch()) + " to "
                + Activation.shape(step.output(), program.batch()) + ",";
    }

    private void planBackward() {
        Set<Layer> seen = new HashSet<>();
        Set<Value> written = new HashSet<>(Set.of(program.output()));
        for (Step step : program.backward()) {
            List<Task> tasks = new ArrayList<>();
            if (!program.needsGradient(step.output())) {
                backward.add(new StepTasks(describe(step) + " going backward", tasks));
                continue;
            }
            if (!written.contains(step.output())) {
                tasks.add(clear(step.output()));
            }
            Operation operation = operations.get(step.output());
            tasks.addAll(operation.backward(wanted(step, !seen.add(step.layer()))));
            backward.add(new StepTasks(describe(step) + " going backward", tasks));
            written.addAll(step.inputs());
        }
    }

    private Operation.Wanted wanted(Step step, boolean addsParameters) {
        int count = step.inputs().size();
        boolean[] wanted = new boolean[count];
        boolean[] adds = new boolean[count];
        for (int i = 0; i < count; i++) {
            wanted[i] = program.needsGradient(step.inputs().get(i));
            adds[i] = step.adds().get(i);
        }
        return new Operation.Wanted(wanted, adds, addsParameters);
    }

    /** A value that nobody reads has a gradient of 0. */
    private Task clear(Value value) {
        Device device = context.device();
        Activation y = buffers.of(value);
        return new Task("cuMemsetD32Async", () -> device.computing().clear(y.gradient(), y.bytes()));
    }

    List<StepTasks> forward() {
        return forward;
    }

    List<StepTasks> backward() {
        return backward;
    }

    LossTasks loss() {
        return loss;
    }

    Activation input() {
        return buffers.of(program.input());
    }

    Activation output() {
        return buffers.of(program.output());
    }

    ExecutionPlan plan() {
        return new PlanOverview(program, context, sharing, buffers).plan(forward, backward, loss.tasks());
    }
}
