package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.ptx.ElementwiseLaunches;
import java.util.ArrayList;
import java.util.List;

/** The sum of values of one shape; each gets the sum's gradient. */
record Summation(Device device, List<Activation> xs, Activation y) implements Operation {

    @Override
    public List<Task> forward() {
        List<Task> tasks = new ArrayList<>();
        tasks.add(Task.of(
                device, ElementwiseLaunches.sum(xs.get(0).at(), xs.get(1).at(), y.at(), y.elements())));
        for (Activation x : xs.subList(2, xs.size())) {
            tasks.add(Task.of(device, ElementwiseLaunches.copy(x.at(), y.at(), y.elements(), true)));
        }
        return tasks;
    }

    @Override
    public List<Task> backward(Wanted wanted) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            if (wanted.inputs()[i]) {
                tasks.add(Task.of(
                        device,
                        ElementwiseLaunches.copy(
                                y.gradient(), xs.get(i).gradient(), y.elements(), wanted.growing()[i])));
            }
        }
        return tasks;
    }
}
