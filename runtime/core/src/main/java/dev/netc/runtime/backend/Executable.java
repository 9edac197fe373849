package dev.netc.runtime.backend;

import dev.netc.runtime.optimizer.Optimizer;
import java.util.List;
import java.util.OptionalDouble;

/** A {@link Program} made ready to run, any number of times. */
public interface Executable extends AutoCloseable {

    /**
     * One action for each forward step. Where neighbours run as one, the first does the work and the others nothing. Before the
     * first, {@link #input} was called. The first begins a pass: in a program with {@link Program#drops}, it counts the session's pass
     * number up ({@link CounterRandom}).
     */
    List<Runnable> forward();

    /**
     * One action for each backward step. Before the first, {@link #loss} or {@link #outputGradient} was called. A pass sets the
     * gradients of the parameters; within it, a layer that runs more than once adds its gradients up. A value that no step writes a
     * gradient for has the gradient 0.
     */
    List<Runnable> backward();

    /** Copies a batch in: N x C x H x W or N x F, row-major. */
    void input(float[] samples);

    /** Copies the output of the last forward pass: N x F. */
    void output(float[] values);

    /** Sets the classes that the batch should have had, for losses that compare with classes. */
    void targets(int[] classes);

    /** Sets the numbers that the output should have had, N x F, for losses that compare with numbers. */
    void targets(float[] values);

    /** The loss of the last forward pass, the mean over the batch; in training also sets the output's gradient. */
    double loss();

    /** Sets the output's gradient, N x F, in place of a loss. */
    void outputGradient(float[] values);

    /** Copies the input's gradient, where the program asked for it. */
    void inputGradient(float[] values);

    /**
     * A whole training step at once: forward, loss, backward and {@link Session#update}; gives the loss. Empty, with nothing done, where a
     * backend has no better way than these one after the other.
     */
    default OptionalDouble step(Optimizer optimizer, double rate) {
        return OptionalDouble.empty();
    }

    /** Waits until all that was begun is done. Whoever measures times needs it; where a step is done when its action returns, so is this. */
    default void finish() {}

    /** What was decided for the program. */
    ExecutionPlan plan();

    @Override
    void close();
}
