package dev.netc.runtime.backend;

import dev.netc.runtime.Parameter;
import dev.netc.runtime.optimizer.Optimizer;

/**
 * A model's parameters on one backend, shared by all that is prepared for it. Used by one thread at a time; arrays that are handed
 * over are copied.
 */
public interface Session extends AutoCloseable {

    /**
     * Plans a program: layouts, kernels, memory. Programs of one session share parameters, gradients, optimizer state and the count of
     * passes that dropout draws its numbers by ({@link CounterRandom}), so results do not depend on how many programs there are.
     *
     * @throws BackendException if the device is out of memory or fails
     */
    Executable prepare(Program program);

    /** Sets a parameter's values, in the row-major order of its shape. */
    void write(Parameter parameter, float[] values);

    /** Copies a parameter's values. */
    void read(Parameter parameter, float[] values);

    /** Copies the gradient that the last backward pass computed; zeros before the first, and for what is not trainable. */
    void readGradient(Parameter parameter, float[] values);

    /**
     * Changes every trainable parameter once, by the gradients of the last backward pass. The optimizer's state begins with the first
     * update and begins anew when another kind of optimizer is given; other numbers of the same kind (a schedule's) keep it.
     *
     * @param rate the learning rate of this step, which a schedule may have changed from {@link Optimizer#rate}
     */
    void update(Optimizer optimizer, double rate);

    /** Frees everything. What was prepared is closed before. */
    @Override
    void close();
}
