package dev.netc.runtime.reference;

import dev.netc.runtime.Parameter;
import dev.netc.runtime.backend.BackendException;
import dev.netc.runtime.backend.Executable;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Session;
import dev.netc.runtime.optimizer.Optimizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters with their gradients, what the optimizer remembers of each, and the count of passes. */
final class ReferenceSession implements Session {

    private final Map<Parameter, Variable> variables = new LinkedHashMap<>();
    private final Map<Parameter, Memory> memories = new LinkedHashMap<>();
    private final long seed;
    private Class<? extends Optimizer> kind;
    private long passes;

    ReferenceSession(Iterable<Parameter> parameters, long seed) {
        this.seed = seed;
        parameters.forEach(parameter -> variables.put(parameter, Variable.of(parameter)));
    }

    @Override
    public Executable prepare(Program program) {
        try {
            return new ReferenceExecutable(this, program);
        } catch (OutOfMemoryError e) {
            throw new BackendException(
                    "not enough memory for a batch of " + program.batch()
                            + "; take a smaller batch, or give Java more with -Xmx",
                    e);
        }
    }

    long seed() {
        return seed;
    }

    /** The number of the pass that now begins, and counts it. */
    long beginPass() {
        return passes++;
    }

    Variable variable(Parameter parameter) {
        return variables.get(parameter);
    }

    /** Where every backward pass starts from, since its steps add. */
    void clearGradients() {
        variables.values().forEach(variable -> Arrays.fill(variable.gradient, 0));
    }

    @Override
    public void write(Parameter parameter, float[] values) {
        float[] own = variable(parameter).values;
        System.arraycopy(values, 0, own, 0, own.length);
    }

    @Override
    public void read(Parameter parameter, float[] values) {
        float[] own = variable(parameter).values;
        System.arraycopy(own, 0, values, 0, own.length);
    }

    @Override
    public void readGradient(Parameter parameter, float[] values) {
        Arrays.fill(values, 0);
        variable(parameter).copyGradient(values);
    }

    @Override
    public void update(Optimizer optimizer, double rate) {
        if (kind != optimizer.getClass()) {
            memories.clear();
            kind = optimizer.getClass();
        }
        for (Map.Entry<Parameter, Variable> entry : variables.entrySet()) {
            if (entry.getKey().trainable()) {
                Memory memory = memories.computeIfAbsent(entry.getKey(), parameter -> new Memory());
                optimizer.accept(new Updates(entry.getValue(), memory, rate)).run();
            }
        }
    }

    @Override
    public void close() {
        variables.clear();
        memories.clear();
    }
}
