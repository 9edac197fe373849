package dev.netc.cpu;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Value;
import dev.netc.runtime.backend.CounterRandom;
import dev.netc.runtime.backend.Executable;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Sharing;
import dev.netc.runtime.backend.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A program with every buffer in its place and a kernel for every step. */
final class CpuExecutable implements Executable {

    private final CpuSession session;
    private final Program program;
    private final Context context;
    private final Buffers buffers;
    private final Sharing sharing;
    private final Layouts layouts;
    private final Map<Value, Operation> operations = new HashMap<>();
    private final List<Runnable> forward = new ArrayList<>();
    private final List<Runnable> backward = new ArrayList<>();
    private final List<List<String>> forwardKernels = new ArrayList<>();
    private final List<List<String>> backwardKernels = new ArrayList<>();
    private final Activation input;
    private final BatchCopy.Writer inputWriter;
    private final Activation output;
    private final LossFunction loss;
    private long pass;

    CpuExecutable(CpuSession session, Program program) {
        this.session = session;
        this.program = program;
        Workspace workspace = new Workspace(session.workers());
        context = session.context(workspace);
        sharing = new Sharing(program, Operations::applies);
        layouts = new Layouts(program, context);
        buffers = new Buffers(program, sharing, layouts);
        input = buffers.of(program.input());
        inputWriter = new BatchCopy.Writer(context.team(), input, input.at());
        output = buffers.of(program.output());
        loss = program.loss().accept(new LossFunctions(output));
        program.forward().forEach(this::planForward);
        planBackward();
        workspace.allocate();
        context.warmUp().run(context.team());
    }

    private void planForward(Step step) {
        List<Activation> inputs = IntStream.range(0, step.inputs().size())
                .mapToObj(i -> buffers.input(step, i))
                .toList();
        Layer layer = step.layer();
        StepPlan plan = new StepPlan(
                layer,
                inputs,
                buffers.of(step.output()),
                program.isTraining(),
                program.drops(),
                sharing.applied(step.output()),
                sharing.isDone(step.output()),
                sharing.isMasked(step.input()),
                sharing.masksNext(step.output()),
                sharing.isMasked(step.output()) || sharing.isMaskedBefore(step.output()));
        Operation operation = layer.operator()
                .accept(new Operations(context, plan, () -> CounterRandom.stream(session.seed(), pass, layer.index())));
        operations.put(step.output(), operation);
        Runnable kernel = afterCopies(step, inputs, operation.forward());
        forwardKernels.add(KernelNames.of(operation, kernel));
        forward.add(forward.isEmpty() && program.drops() ? new Sequence(this::beginPass, kernel) : kernel);
    }

    /** Copies the inputs first that lie in another layout than the step computes in. */
    private Runnable afterCopies(Step step, List<Activation> inputs, Runnable kernel) {
        Runnable all = kernel;
        for (int i = 0; i < inputs.size(); i++) {
            Value value = step.inputs().get(i);
            if (layouts.copies(step, value)) {
                all = new Sequence(LayoutCopy.ofValue(context.team(), buffers.of(value), inputs.get(i)), all);
            }
        }
        return all;
    }

    private void beginPass() {
        pass = session.beginPass();
    }

    private void planBackward() {
        Set<Layer> seen = new HashSet<>();
        Set<Value> written = new HashSet<>(Set.of(program.output()));
        for (Step step : program.backward()) {
            if (!program.needsGradient(step.output())) {
                backwardKernels.add(List.of());
                backward.add(Operation.NOTHING);
                continue;
            }
            Operation operation = operations.get(step.output());
            Runnable kernel = beforeCopies(step, operation.backward(wanted(step, !seen.add(step.layer()))));
            backwardKernels.add(KernelNames.of(operation, kernel));
            backward.add(written.contains(step.output()) ? kernel : afterClearing(step.output(), kernel));
            written.addAll(step.inputs());
        }
    }

    private Operation.Wanted wanted(Step step, boolean addsParameters) {
        int count = step.inputs().size();
        boolean[] wanted = new boolean[count];
        boolean[] adds = new boolean[count];
        for (int i = 0; i < count; i++) {
            Value value = step.inputs().get(i);
            wanted[i] = program.needsGradient(value);
            adds[i] = step.adds().get(i) && !layouts.copies(step, value); // it is the copy back that adds
        }
        return new Operation.Wanted(wanted, adds, addsParameters);
    }

    /** Copies gradients back afterwards to where the inputs lie in another layout than the step computes in. */
    private Runnable beforeCopies(Step step, Runnable kernel) {
        Runnable all = kernel;
        for (int i = 0; i < step.inputs().size(); i++) {
            Value value = step.inputs().get(i);
            if (layouts.copies(step, value) && program.needsGradient(value)) {
                boolean adds = step.adds().get(i);
                Activation copy = buffers.input(step, i);
                all = new Sequence(all, LayoutCopy.ofGradient(context.team(), copy, buffers.of(value), adds));
            }
        }
        return all;
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
        BatchCopy.read(output, output.at(), values);
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
        new BatchCopy.Writer(context.team(), output, output.gradient()).write(values);
    }

    @Override
    public void inputGradient(float[] values) {
        BatchCopy.read(input, input.gradient(), values);
    }

    @Override
    public ExecutionPlan plan() {
        return new PlanOverview(program, context, sharing, layouts, buffers, loss)
                .plan(forwardKernels, backwardKernels);
    }

    @Override
    public void close() {
        operations.clear();
        forward.clear();
        backward.clear();
    }
}
