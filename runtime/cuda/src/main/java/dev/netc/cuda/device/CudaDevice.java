package dev.netc.cuda.device;

import dev.netc.cuda.ptx.Launch;
import dev.netc.runtime.backend.Precision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.JCudaDriver;

/** The first GPU of the machine. What it consists of is closed in the opposite order in which it was made, also when making it fails. */
public final class CudaDevice implements Device {

    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final CUcontext context = new CUcontext();
    private final DeviceDescription description;
    private final CudaStream computing;
    private final CudaStream copying;
    private final CudaMemory memory;
    private final CudaKernels kernels;
    private final Cudnn dnn;
    private final Optional<Cublas> blas;

    /** @throws DeviceException if the device cannot be used after all */
    public CudaDevice(Precision precision) {
        try {
            CUdevice device = CudaDriver.device();
            Status.driver("cuDevicePrimaryCtxRetain", JCudaDriver.cuDevicePrimaryCtxRetain(context, device));
            closing.push(() -> JCudaDriver.cuDevicePrimaryCtxRelease(device));
            attach();
            description = CudaDriver.describe(device);
            computing = new CudaStream();
            closing.push(computing::close);
            copying = new CudaStream();
            closing.push(copying::close);
            memory = new CudaMemory(computing);
            closing.push(memory::close);
            kernels = new CudaKernels(computing);
            closing.push(kernels::close);
            dnn = new Cudnn(computing, precision);
            closing.push(dnn::close);
            blas = CudaDriver.hasBlas() ? Optional.of(new Cublas(computing, memory, precision)) : Optional.empty();
            blas.ifPresent(each -> closing.push(each::close));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public DeviceDescription description() {
        return description;
    }

    @Override
    public void attach() {
        Status.driver("cuCtxSetCurrent", JCudaDriver.cuCtxSetCurrent(context));
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public Stream computing() {
        return computing;
    }

    @Override
    public Stream copying() {
        return copying;
    }

    @Override
    public Event event() {
        return new CudaEvent();
    }

    @Override
    public HostBuffer host(long bytes) {
        return new CudaHostBuffer(bytes);
    }

    @Override
    public Runnable kernel(Launch launch) {
        return kernels.prepare(launch);
    }

    @Override
    public Dnn dnn() {
        return dnn;
    }

    @Override
    public Optional<Blas> blas() {
        return blas.map(each -> each);
    }

    @Override
    public Graph capture(Runnable work) {
        return new CudaGraph(computing, work);
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
