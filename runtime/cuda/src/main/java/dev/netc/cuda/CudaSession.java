package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.DeviceException;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.BackendException;
import dev.netc.runtime.backend.Executable;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Session;
import dev.netc.runtime.optimizer.Optimizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The parameters of one model on the device, what the optimizer remembers, and the algorithms that were found. */
final class CudaSession implements Session {

    private static final long BEFORE_THE_FIRST = -1;

    private final Device device;
    private final Backend.Settings settings;
    private final Entrance entrance;
    private final Holdings holdings;
    private final Algorithms algorithms;
    private final ParameterArena parameters;
    private final Updates updates;
    private final Upload pass;
    private final Set<Executable> open = new LinkedHashSet<>();

    /** The device belongs to the session from now on, also if this fails. */
    CudaSession(Device device, List<Parameter> model, Backend.Settings settings) {
        this.device = device;
        this.settings = settings;
        entrance = new Entrance(device);
        holdings = new Holdings(device);
        algorithms = new Algorithms(device);
        try {
            device.attach();
            parameters = new ParameterArena(holdings, model);
            updates = new Updates(holdings, parameters);
            pass = new Upload(holdings, device.computing(), Long.BYTES);
            pass.buffer().putLong(BEFORE_THE_FIRST);
            pass.send(Long.BYTES);
        } catch (DeviceException e) {
            holdings.close();
            device.close();
            throw e;
        }
    }

    @Override
    public Executable prepare(Program program) {
        try {
            device.attach();
            CudaExecutable executable = new CudaExecutable(this, program);
            open.add(executable);
            return executable;
        } catch (DeviceException e) {
            boolean isFull = e.kind() == DeviceException.Kind.OUT_OF_MEMORY;
            String remedy =
                    isFull ? "; not enough memory on " + device.description().name() + ", take a smaller batch" : "";
            throw new BackendException(
                    "preparing a batch of " + program.batch() + " failed: " + e.getMessage() + remedy, e);
        }
    }

    Context context(Workspace workspace, KeptMemory kept) {
        return new Context(device, parameters, algorithms, workspace, kept);
    }

    Device device() {
        return device;
    }

    Updates updates() {
        return updates;
    }

    long seed() {
        return settings.seed();
    }

    /** Where the number of the pass lies that began last. */
    long pass() {
        return pass.address();
    }

    /** Whether passes are begun as graphs. */
    boolean graphs() {
        return settings.graphs();
    }

    /** Called by an executable that is being closed. */
    void forget(Executable executable) {
        open.remove(executable);
    }

    @Override
    public void write(Parameter parameter, float[] values) {
        entrance.run("copying " + parameter.name() + " to the device", () -> device.memory()
                .write(parameters.value(parameter), values));
    }

    @Override
    public void read(Parameter parameter, float[] values) {
        entrance.run("copying " + parameter.name() + " from the device", () -> device.memory()
                .read(parameters.value(parameter), values));
    }

    @Override
    public void readGradient(Parameter parameter, float[] values) {
        if (!parameter.trainable()) {
            Arrays.fill(values, 0);
            return;
        }
        entrance.run("copying the gradient of " + parameter.name() + " from the device", () -> device.memory()
                .read(parameters.gradient(parameter), values));
    }

    @Override
    public void update(Optimizer optimizer, double rate) {
        entrance.run(
                "updating the parameters",
                () -> updates.next(optimizer, rate).action().run());
    }

    @Override
    public void close() {
        List.copyOf(open).forEach(Executable::close);
        holdings.close();
        device.close();
    }
}
