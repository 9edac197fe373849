package dev.netc.runtime;

import dev.netc.runtime.backend.Executable;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.optimizer.Optimizer;
import java.util.OptionalDouble;

/**
 * A model made ready for batches of one size: input, forward, loss, backward, in this order, any number of times; a step out of order is an
 * {@link IllegalStateException}. The passes run through the generated class, a layer a line, so a debugger can step through them. It
 * lives until it is closed or its model is, or is opened anew.
 */
public final class Execution implements AutoCloseable {

    /** How far the current batch has come. */
    private enum Stage {
        EMPTY,
        FILLED,
        COMPUTED,
        COMPARED,
        CLOSED
    }

    private final Model model;
    private final Program program;
    private final Executable executable;
    private final Replay replay;
    private Stage stage = Stage.EMPTY;
    private boolean hasTargets;

    Execution(Model model, Program program, Executable executable) {
        this.model = model;
        this.program = program;
        this.executable = executable;
        this.replay = new Replay(
                executable.forward().toArray(Runnable[]::new),
                executable.backward().toArray(Runnable[]::new));
    }

    /** Samples in a batch. */
    public int batch() {
        return program.batch();
    }

    public Program program() {
        return program;
    }

    /** What the backend decided: a kernel for each step, a place for each buffer. */
    public ExecutionPlan plan() {
        requireOpen();
        return executable.plan();
    }

    /**
     * Runs the steps of the plan for so many seconds, on random samples and targets, and measures each. The first half, in which the
     * virtual machine compiles, does not count. Trained parameters stay as they are; running statistics, the optimizer's memory and the
     * batch do not.
     */
    public Profile profile(double seconds) {
        requireOpen();
        stage = Stage.EMPTY;
        hasTargets = true;
        return new Profiler(model, program, executable).run(seconds);
    }

    /** Sets the batch, N x C x H x W or N x F. */
    public void input(float[] samples) {
        requireLength("input", samples.length, program.input());
        requireOpen();
        executable.input(samples);
        stage = Stage.FILLED;
    }

    /** Sets the classes to compare the output with, one a sample. */
    public void targets(int[] classes) {
        requireOpen();
        if (!program.loss().comparesClasses()) {
            throw new IllegalArgumentException("the loss compares with numbers, N x F, not with classes");
        }
        if (classes.length != program.batch()) {
            throw new IllegalArgumentException("expected " + program.batch() + " classes, got " + classes.length);
        }
        int count = program.output().elements();
        for (int label : classes) {
            if (label < 0 || label >= count) {
                throw new IllegalArgumentException(
                        "class " + label + " is not one of the network's 0 to " + (count - 1));
            }
        }
        executable.targets(classes);
        hasTargets = true;
    }

    /** Sets the numbers to compare the output with, N x F. */
    public void targets(float[] values) {
        requireOpen();
        if (program.loss().comparesClasses()) {
            throw new IllegalArgumentException("the loss compares with classes, one a sample, not with numbers");
        }
        requireLength("targets", values.length, program.output());
        executable.targets(values);
        hasTargets = true;
    }

    /** Computes the output from the input. */
    public void forward() {
        require(stage != Stage.EMPTY, "set the input before the forward pass");
        stage = Stage.FILLED;
        replay.restart();
        model.runForward(replay);
        stage = Stage.COMPUTED;
    }

    /** The loss of the last forward pass against the targets. */
    public double loss() {
        require(stage == Stage.COMPUTED, "run the forward pass before taking its loss");
        require(hasTargets, "set the targets before taking the loss");
        double loss = executable.loss();
        stage = program.isTraining() ? Stage.COMPARED : Stage.COMPUTED;
        return loss;
    }

    /** Sets the output's gradient, N x F, in place of {@link #loss}: for a loss of one's own. */
    public void outputGradient(float[] values) {
        requireTraining();
        requireLength("output gradient", values.length, program.output());
        require(stage == Stage.COMPUTED, "run the forward pass before setting its gradient");
        executable.outputGradient(values);
        stage = Stage.COMPARED;
    }

    /** Computes the gradients of all parameters; {@link #loss} or {@link #outputGradient} comes first. */
    public void backward() {
        requireTraining();
        require(stage == Stage.COMPARED, "take the loss of a forward pass before the backward pass");
        stage = Stage.FILLED;
        model.runBackward(replay);
    }

    /**
     * A training step: forward, loss, backward and {@link Model#update}, of which a backend may begin one before the other has ended; gives
     * the loss. {@link #output} then is what the loss was taken of.
     */
    public double step(Optimizer optimizer, double rate) {
        requireTraining();
        require(stage != Stage.EMPTY, "set the input before a step");
        require(hasTargets, "set the targets before a step");
        stage = Stage.FILLED;
        OptionalDouble whole = executable.step(optimizer, rate);
        if (whole.isPresent()) {
            return whole.getAsDouble();
        }
        forward();
        double loss = loss();
        backward();
        model.update(optimizer, rate);
        return loss;
    }

    /** Copies the output of the last forward pass, N x F. */
    public void output(float[] values) {
        requireLength("output", values.length, program.output());
        requireOpen();
        executable.output(values);
    }

    /** Copies the gradient of the input, for which the execution must have been prepared. */
    public void inputGradient(float[] values) {
        require(program.needsGradient(program.input()), "the model was not prepared to compute the input's gradient");
        requireLength("input gradient", values.length, program.input());
        executable.inputGradient(values);
    }

    private void requireLength(String what, int length, Value value) {
        int expected = program.batch() * value.elements();
        if (length != expected) {
            throw new IllegalArgumentException("expected " + what + " of " + program.batch() + "x"
                    + Shapes.text(value.shape()) + " = " + expected + " numbers, got " + length);
        }
    }

    private void requireTraining() {
        require(program.isTraining(), "a model prepared for evaluation has no backward pass");
    }

    private void requireOpen() {
        if (stage == Stage.CLOSED) {
            throw new IllegalStateException("this execution was closed, by itself or with its model; prepare another");
        }
    }

    private void require(boolean holds, String otherwise) {
        requireOpen();
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    @Override
    public void close() {
        if (stage != Stage.CLOSED) {
            stage = Stage.CLOSED;
            model.forget(this);
            executable.close();
        }
    }
}
