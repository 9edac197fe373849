package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.ptx.ArrangementLaunches;
import java.util.ArrayList;
import java.util.List;

/** Values one behind the other in each sample. */
record Concatenation(Device device, List<Activation> xs, Activation y) implements Operation {

    @Override
    public List<Task> forward() {
        List<Task> tasks = new ArrayList<>();
        long to = y.at();
        for (Activation x : xs) {
            int row = x.shape().row();
            tasks.add(Task.of(
                    device,
                    ArrangementLaunches.copyRows(
                            x.at(), row, to, y.shape().row(), row, y.shape().batch(), false)));
            to += (long) Float.BYTES * row;
        }
        return tasks;
    }

    @Override
    public List<Task> backward(Wanted wanted) {
        List<Task> tasks = new ArrayList<>();
        long from = y.gradient();
        for (int i = 0; i < xs.size(); i++) {
            int row = xs.get(i).shape().row();
            if (wanted.inputs()[i]) {
                tasks.add(Task.of(
                        device,
                        ArrangementLaunches.copyRows(
                                from,
                                y.shape().row(),
                                xs.get(i).gradient(),
                                row,
                                row,
                                y.shape().batch(),
                                wanted.growing()[i])));
            }
            from += (long) Float.BYTES * row;
        }
        return tasks;
    }
}
