package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.DeviceSource;
import dev.netc.cuda.device.SimulatedDevice;
import dev.netc.runtime.backend.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Simulated devices, and a look at those that were opened. */
record SimulatedDevices(long memory, boolean hasBlas, Consumer<SimulatedDevice> preparing, List<SimulatedDevice> opened)
        implements DeviceSource {

    /** Enough for small networks, and to be made and filled thousands of times. */
    static final long LITTLE = 1L << 20;

    private static final long ENOUGH = 8L << 20;

    /** Enough for every test, and with cuBLAS. */
    static SimulatedDevices standard() {
        return new SimulatedDevices(ENOUGH, true, device -> {}, new ArrayList<>());
    }

    /** Without cuBLAS. */
    static SimulatedDevices withoutBlas() {
        return new SimulatedDevices(ENOUGH, false, device -> {}, new ArrayList<>());
    }

    /** With so many bytes. */
    static SimulatedDevices withMemory(long bytes) {
        return new SimulatedDevices(bytes, true, device -> {}, new ArrayList<>());
    }

    /** That fail once so many calls have succeeded. */
    static SimulatedDevices failingAfter(int calls, SimulatedDevice.Failure failure) {
        return new SimulatedDevices(LITTLE, true, device -> device.failAfter(calls, failure), new ArrayList<>());
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public Device open(Precision precision) {
        SimulatedDevice device = new SimulatedDevice(memory, hasBlas);
        preparing.accept(device);
        opened.add(device);
        return device;
    }

    SimulatedDevice last() {
        return opened.get(opened.size() - 1);
    }
}
