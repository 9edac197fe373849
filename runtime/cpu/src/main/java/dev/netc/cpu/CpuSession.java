package dev.netc.cpu;

import dev.netc.runtime.Parameter;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.BackendException;
import dev.netc.runtime.backend.Executable;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Session;
import dev.netc.runtime.optimizer.Optimizer;
import java.util.Arrays;

/** The parameters of one model, the threads that compute, and what the optimizer remembers. */
final class CpuSession implements Session {

    private final ParameterArena parameters;
    private final Kernels kernels;
    private final WorkerTeam team;
    private final Updates updates;
    private final long seed;
    private long passes;

    CpuSession(ParameterArena parameters, Kernels kernels, Backend.Settings settings) {
        this.parameters = parameters;
        this.kernels = kernels;
        this.seed = settings.seed();
        team = new WorkerTeam(settings.threads());
        updates = new Updates(parameters, kernels, team);
    }

    @Override
    public Executable prepare(Program program) {
        try {
            return new CpuExecutable(this, program);
        } catch (OutOfMemoryError e) {
            throw new BackendException(
                    "not enough memory for a batch of " + program.batch()
                            + "; take a smaller batch, or give Java more with -Xmx",
                    e);
        } catch (ArithmeticException e) {
            throw new BackendException(
                    "a batch of " + program.batch() + " has more than 2^31 numbers in one layer; take a smaller batch",
                    e);
        }
    }

    Context context(Workspace workspace) {
        return new Context(team, kernels, workspace, parameters);
    }

    int workers() {
        return team.workers();
    }

    long seed() {
        return seed;
    }

    /** The number of the pass that now begins, and counts it. */
    long beginPass() {
        return passes++;
    }

    @Override
    public void write(Parameter parameter, float[] values) {
        System.arraycopy(values, 0, parameters.values(), parameters.offset(parameter), parameter.elements());
        parameters.change();
    }

    @Override
    public void read(Parameter parameter, float[] values) {
        System.arraycopy(parameters.values(), parameters.offset(parameter), values, 0, parameter.elements());
    }

    @Override
    public void readGradient(Parameter parameter, float[] values) {
        if (!parameter.trainable()) {
            Arrays.fill(values, 0);
            return;
        }
        System.arraycopy(parameters.gradients(), parameters.offset(parameter), values, 0, parameter.elements());
    }

    @Override
    public void update(Optimizer optimizer, double rate) {
        updates.run(optimizer, rate);
        parameters.change();
    }

    @Override
    public void close() {
        team.close();
    }
}
