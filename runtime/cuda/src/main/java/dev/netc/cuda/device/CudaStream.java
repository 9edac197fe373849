package dev.netc.cuda.device;

import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import jcuda.driver.JCudaDriver;

/** A stream of the driver, which waits for no other. */
final class CudaStream implements Stream {

    private final CUstream stream = new CUstream();

    CudaStream() {
        Status.driver("cuStreamCreate", JCudaDriver.cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING));
    }

    CUstream stream() {
        return stream;
    }

    @Override
    public void upload(HostBuffer from, long to, long bytes) {
        Status.driver(
                "cuMemcpyHtoDAsync",
                JCudaDriver.cuMemcpyHtoDAsync(Address.device(to), ((CudaHostBuffer) from).pointer(), bytes, stream));
    }

    @Override
    public void download(long from, HostBuffer to, long bytes) {
        Status.driver(
                "cuMemcpyDtoHAsync",
                JCudaDriver.cuMemcpyDtoHAsync(((CudaHostBuffer) to).pointer(), Address.device(from), bytes, stream));
    }

    @Override
    public void copy(long from, long to, long bytes) {
        Status.driver(
                "cuMemcpyDtoDAsync",
                JCudaDriver.cuMemcpyDtoDAsync(Address.device(to), Address.device(from), bytes, stream));
    }

    @Override
    public void clear(long address, long bytes) {
        Status.driver(
                "cuMemsetD32Async",
                JCudaDriver.cuMemsetD32Async(Address.device(address), 0, bytes / Integer.BYTES, stream));
    }

    @Override
    public void record(Event event) {
        Status.driver("cuEventRecord", JCudaDriver.cuEventRecord(((CudaEvent) event).event(), stream));
    }

    @Override
    public void await(Event event) {
        Status.driver("cuStreamWaitEvent", JCudaDriver.cuStreamWaitEvent(stream, ((CudaEvent) event).event(), 0));
    }

    @Override
    public void finish() {
        Status.driver("cuStreamSynchronize", JCudaDriver.cuStreamSynchronize(stream));
    }

    void close() {
        JCudaDriver.cuStreamDestroy(stream);
    }
}
