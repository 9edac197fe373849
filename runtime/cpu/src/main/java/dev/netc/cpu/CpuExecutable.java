package dev.netc.cpu;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Value;
import dev.netc.runtime.backend.CounterRandom;
import dev.netc.runtime.backend.Executable;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A program with every buffer in its place and a kernel for every step. */
final class CpuExecutable implements Executable {

    private final CpuSession session;
    private final Program program;
    private final Context context;
    private final Buffers buffers;
    private final Sharing sharing;
    private final int lanes;
    private final Map<Value, Operation> operations = new HashMap<>();
    private final List<Runnable> forward = new ArrayList<>();
    private final List<Runnable> backward = new ArrayList<>();
    private final List<List<String>> forwardKernels = new ArrayList<>();
    private final List<List<String>> backwardKernels = new ArrayList<>();
    private final Activation input;
    private final Interleaving.Writer inputWriter;
    private final Activation output;
    private final LossFunction loss;
    private long pass;

    CpuExecutable(CpuSession session, Program program) {
        this.session = session;
        this.program = program;
        Workspace workspace = new Workspace(session.workers());
        context = session.context(workspace);
        sharing = new Sharing(program);
        lanes = Interleaving.lanes(program, context);
        buffers = new Buffers(program, sharing, lanes);
        input = buffers.of(program.input());
        inputWriter = new Interleaving.Writer(context.team(), input, input.at());
        output = buffers.of(program.output());
        loss = program.loss().accept(new LossFunctions(output));
        program.forward().forEach(this::planForward);
        planBackward();
        workspace.allocate();
    }

    private void planForward(Step step) {
        List<Activation> inputs = step.inputs().stream().map(buffers::of).toList();
        Layer layer = step.layer();
        StepPlan plan = new StepPlan(
                layer,
                inputs,
                buffers.of(step.output()),
                program.isTraining(),
                program.drops(),
                sharing.fusesRelu(step.output()),
                sharing.isDone(step.output()),
                sharing.isMasked(step.input()),
                sharing.isMasked(step.output()));
        Operation operation = layer.operator()
                .accept(new Operations(context, plan, () -> CounterRandom.stream(session.seed(), pass, layer.index())));
        operations.put(step.output(), operation);
        Runnable kernel = operation.forward();
        forwardKernels.add(KernelNames.of(operation, kernel));
        forward.add(forward.isEmpty() && program.drops() ? new Sequence(this::beginPass, kernel) : kernel);
    }

    private void beginPass() {
        pass = session.beginPass();
    }

    private void planBackward() {
        Set<Layer> seen = new HashSet<>();
        Set<Value> written = new HashSet<>(Set.of(program.output()));
        for (Step step : program.backward()) {
            int count = step.inputs().size();
            boolean[] wanted = new boolean[count];
            boolean[] adds = new boolean[count];
            for (int i = 0; i < count; i++) {
                wanted[i] = program.needsGradient(step.inputs().get(i));
                adds[i] = step.adds().get(i);
            }
            boolean addsParameters = !seen.add(step.layer());
            Operation.Wanted all = new Operation.Wanted(wanted, adds, addsParameters);
            Operation operation = operations.get(step.output());
            Runnable kernel = operation.backward(all);
            backwardKernels.add(KernelNames.of(operation, kernel));
            backward.add(written.contains(step.output()) ? kernel : afterClearing(step.output(), kernel));
            written.addAll(step.inputs());
        }
    }

    /** A value that nobody reads has a gradient of 0. */
    private Runnable afterClearing(Value value, Runnable kernel) {
        Activation y = buffers.of(value);
        return new Sequence(() -> Arrays.fill(y.array(), y.gradient(), y.gradient() + y.elements(), 0), kernel);
    }

    @Override
    public List<Runnable> forward() {
        return List.copyOf(forward);
    }

    @Override
    public List<Runnable> backward() {
        return List.copyOf(backward);
    }

    @Override
    public void input(float[] samples) {
        inputWriter.write(samples);
    }

    @Override
    public void output(float[] values) {
        Interleaving.read(output, output.at(), values);
    }

    @Override
    public void targets(int[] classes) {
        loss.targets(classes);
    }

    @Override
    public void targets(float[] values) {
        loss.targets(values);
    }

    @Override
    public double loss() {
        return loss.compute();
    }

    @Override
    public void outputGradient(float[] values) {
        new Interleaving.Writer(context.team(), output, output.gradient()).write(values);
    }

    @Override
    public void inputGradient(float[] values) {
        Interleaving.read(input, input.gradient(), values);
    }

    @Override
    public ExecutionPlan plan() {
        return new PlanOverview(program, context, sharing, buffers, loss).plan(forwardKernels, backwardKernels);
    }

    @Override
    public void close() {
        operations.clear();
        forward.clear();
        backward.clear();
    }
}
