package dev.netc.runtime.reference;

import dev.netc.runtime.Parameter;
import dev.netc.runtime.Value;
import dev.netc.runtime.backend.Executable;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every value of the program in arrays of its own, and a kernel for every forward step. */
final class ReferenceExecutable implements Executable {

    private final ReferenceSession session;
    private final Program program;
    private final Map<Value, Variable> variables = new HashMap<>();
    private final Map<Value, Kernel> kernels = new HashMap<>();
    private final LossKernel loss;
    private int[] classes = {};
    private float[] targets = {};
    private long pass;

    ReferenceExecutable(ReferenceSession session, Program program) {
        this.session = session;
        this.program = program;
        for (Value value : program.values()) {
            variables.put(value, Variable.of(value, program.batch(), program.isTraining()));
        }
        for (Step step : program.forward()) {
            kernels.put(step.output(), step.layer().operator().accept(new Kernels(this, step)));
        }
        loss = program.loss().accept(new LossKernels(variables.get(program.output())));
    }

    Program program() {
        return program;
    }

    Variable variable(Value value) {
        return variables.get(value);
    }

    Variable variable(Parameter parameter) {
        return session.variable(parameter);
    }

    long seed() {
        return session.seed();
    }

    /** The number of the forward pass that began last. */
    long pass() {
        return pass;
    }

    @Override
    public List<Runnable> forward() {
        List<Runnable> actions = new ArrayList<>();
        for (Step step : program.forward()) {
            Kernel kernel = kernels.get(step.output());
            actions.add(actions.isEmpty() ? () -> runFirst(kernel) : kernel::forward);
        }
        return actions;
    }

    private void runFirst(Kernel kernel) {
        if (program.drops()) {
            pass = session.beginPass();
        }
        kernel.forward();
    }

    @Override
    public List<Runnable> backward() {
        List<Runnable> actions = new ArrayList<>();
        for (Step step : program.backward()) {
            boolean first = actions.isEmpty();
            actions.add(() -> runBackward(step, first));
        }
        return actions;
    }

    private void runBackward(Step step, boolean first) {
        if (first) {
            session.clearGradients();
        }
        for (int i = 0; i < step.inputs().size(); i++) {
            if (!step.adds().get(i)) {
                Arrays.fill(variable(step.inputs().get(i)).gradient, 0);
            }
        }
        kernels.get(step.output()).backward();
    }

    @Override
    public void input(float[] samples) {
        copy(samples, variable(program.input()).values);
    }

    @Override
    public void output(float[] values) {
        copy(variable(program.output()).values, values);
    }

    @Override
    public void targets(int[] classes) {
        this.classes = classes.clone();
    }

    @Override
    public void targets(float[] values) {
        this.targets = values.clone();
    }

    @Override
    public double loss() {
        if (program.isTraining()) {
            Arrays.fill(variable(program.output()).gradient, 0);
            loss.backward(classes, targets);
        }
        return loss.loss(classes, targets);
    }

    @Override
    public void outputGradient(float[] values) {
        variable(program.output()).setGradient(values);
    }

    @Override
    public void inputGradient(float[] values) {
        variable(program.input()).copyGradient(values);
    }

    @Override
    public ExecutionPlan plan() {
        return new ReferencePlan(program, kernels, loss).plan();
    }

    private static void copy(float[] from, float[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    @Override
    public void close() {
        variables.clear();
        kernels.clear();
    }
}
