package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.Event;
import dev.netc.cuda.device.HostBuffer;
import java.nio.ByteBuffer;

/** A pass's loss and output on their way to the host, which can read them while the device goes on. */
final class Results {

    private final Device device;
    private final long loss;
    private final Activation output;
    private final HostBuffer lossHost;
    private final HostBuffer outputHost;
    private final Event arrived;

    /** @param loss where the loss lies on the device */
    Results(Holdings holdings, long loss, Activation output) {
        device = holdings.device();
        this.loss = loss;
        this.output = output;
        lossHost = holdings.host(Float.BYTES);
        outputHost = holdings.host(output.bytes());
        arrived = holdings.event();
    }

    /** Begins to fetch the loss. */
    void fetchLoss() {
        device.computing().download(loss, lossHost, Float.BYTES);
    }

    /** Begins to fetch the output. */
    void fetchOutput() {
        device.computing().download(output.at(), outputHost, output.bytes());
    }

    /** Says that all that is wanted has been begun. */
    void mark() {
        device.computing().record(arrived);
    }

    /** Waits for what was fetched before the mark. */
    void await() {
        arrived.await();
    }

    float loss() {
        return lossHost.bytes().getFloat(0);
    }

    void output(float[] values) {
        ByteBuffer bytes = outputHost.bytes().clear();
        bytes.asFloatBuffer().get(values);
    }
}
