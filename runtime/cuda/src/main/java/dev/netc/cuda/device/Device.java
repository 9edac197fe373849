package dev.netc.cuda.device;

import dev.netc.cuda.ptx.Launch;
import java.util.Optional;

/**
 * A GPU. What is begun on its streams runs later, in the order of each stream; what kernels, cuDNN and cuBLAS compute is begun on {@link
 * #computing}. Addresses are bytes in the device's memory. Every method can throw a {@link DeviceException}; one that was caused by work begun
 * earlier may come with a later call.
 */
public interface Device extends AutoCloseable {

    DeviceDescription description();

    /** Lets the calling thread use the device; whatever comes in from outside begins with it. */
    void attach();

    Memory memory();

    /** Where everything is computed. */
    Stream computing();

    /** Where batches travel meanwhile. */
    Stream copying();

    Event event();

    /** Memory of the host that the device reads and writes by itself. */
    HostBuffer host(long bytes);

    /** What launches a kernel on the computing stream, any number of times. */
    Runnable kernel(Launch launch);

    Dnn dnn();

    /** Empty where there is no cuBLAS that fits. */
    Optional<Blas> blas();

    /** Writes down what the work begins on the computing stream, instead of running it. */
    Graph capture(Runnable work);

    /** Frees what belongs to the device itself; what was allocated through it is freed before, by whoever allocated it. */
    @Override
    void close();
}
