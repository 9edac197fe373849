package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.ptx.Launch;
import dev.netc.cuda.ptx.LossLaunches;
import dev.netc.runtime.loss.Loss;
import java.util.ArrayList;
import java.util.List;

/** A loss on the network's output, N x F, and the output's first gradient. */
final class LossTasks {

    private final Upload targets;
    private final long value;
    private final StepTasks tasks;

    LossTasks(Holdings holdings, Loss loss, Activation y) {
        Device device = holdings.device();
        long bytes = loss.comparesClasses() ? (long) Integer.BYTES * y.shape().batch() : y.bytes();
        targets = new Upload(holdings, device.computing(), bytes);
        value = holdings.allocate(Float.BYTES);
        long parts = holdings.allocate(LossLaunches.PART_BYTES);
        int batch = y.shape().batch();
        int features = y.shape().row();
        List<Launch> launches =
                new ArrayList<>(LossLaunches.value(loss, y.at(), targets.address(), parts, value, batch, features));
        if (y.gradient() != Activation.NOWHERE) {
            launches.add(LossLaunches.gradient(loss, y.at(), targets.address(), y.gradient(), batch, features));
        }
        tasks = new StepTasks(
                "the loss of an output of " + y.shape(),
                launches.stream().map(launch -> Task.of(device, launch)).toList());
    }

    /** The way of the targets to the device. */
    Upload targets() {
        return targets;
    }

    /** Where the loss lies on the device. */
    long value() {
        return value;
    }

    StepTasks tasks() {
        return tasks;
    }
}
