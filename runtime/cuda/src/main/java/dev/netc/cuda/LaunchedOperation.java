package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.ptx.Launch;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An operator of one input that a kernel of our own computes.
 *
 * @param value computes the output
 * @param gradient computes the input's gradient, for whether that grows or is set
 */
record LaunchedOperation(Device device, Supplier<Launch> value, Function<Boolean, Launch> gradient)
        implements Operation {

    @Override
    public List<Task> forward() {
        return List.of(Task.of(device, value.get()));
    }

    @Override
    public List<Task> backward(Wanted wanted) {
        return wanted.input() ? List.of(Task.of(device, gradient.apply(wanted.adds()))) : List.of();
    }
}
