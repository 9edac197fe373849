package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.ptx.Launch;
import dev.netc.cuda.ptx.OptimizerLaunches;
import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.OptimizerVisitor;
import dev.netc.runtime.optimizer.RmsProp;
import dev.netc.runtime.optimizer.Sgd;

/**
 * What the optimizers do: one kernel for all trained parameters, and what it remembers of them. Another kind of optimizer begins anew. Rates
 * and all that changes from step to step travels to the device's memory before each.
 */
final class Updates {

    /** How many arrays an optimizer remembers. */
    private static final OptimizerVisitor<Integer> MEMORIES = new OptimizerVisitor<>() {

        @Override
        public Integer visit(Sgd sgd) {
            return sgd.momentum() == 0 ? 0 : 1;
        }

        @Override
        public Integer visit(Adam adam) {
            return 2;
        }

        @Override
        public Integer visit(RmsProp rmsProp) {
            return 2;
        }
    };

    private final Holdings holdings;
    private final Device device;
    private final ParameterArena parameters;
    private final Upload settings;
    private final long[] memories = new long[2];
    private final long bytes;
    private Class<? extends Optimizer> kind;
    private long steps;
    private Launch launch;
    private Task task;

    Updates(Holdings holdings, ParameterArena parameters) {
        this.holdings = holdings;
        this.parameters = parameters;
        device = holdings.device();
        settings = new Upload(holdings, device.computing(), (long) Float.BYTES * OptimizerLaunches.SETTINGS);
        bytes = (long) Float.BYTES * parameters.trainedElements();
    }

    /** Sends the numbers of the next step; gives what then computes it, the same for the same kind of step. */
    Task next(Optimizer optimizer, double rate) {
        if (kind != optimizer.getClass()) {
            kind = optimizer.getClass();
            steps = 0;
            forget();
        }
        remember(optimizer.accept(MEMORIES));
        settings.send(OptimizerLaunches.settings(optimizer, rate, ++steps));
        Launch wanted = OptimizerLaunches.update(
                optimizer,
                parameters.values(),
                parameters.gradients(),
                memories[0],
                memories[1],
                settings.address(),
                parameters.trainedElements());
        if (!wanted.equals(launch)) {
            launch = wanted;
            task = Task.of(device, wanted);
        }
        return task;
    }

    private void forget() {
        for (long memory : memories) {
            if (memory != 0) {
                device.computing().clear(memory, bytes);
            }
        }
    }

    private void remember(int count) {
        for (int i = 0; i < count; i++) {
            if (memories[i] == 0) {
                memories[i] = holdings.allocateZeros(Math.max(bytes, Workspace.ALIGNMENT));
            }
        }
    }
}
