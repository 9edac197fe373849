package dev.netc.cuda.device;

import jcuda.driver.CUevent;
import jcuda.driver.CUevent_flags;
import jcuda.driver.JCudaDriver;

/** An event of the driver. */
final class CudaEvent implements Event {

    private final CUevent event = new CUevent();

    CudaEvent() {
        Status.driver("cuEventCreate", JCudaDriver.cuEventCreate(event, CUevent_flags.CU_EVENT_DISABLE_TIMING));
    }

    CUevent event() {
        return event;
    }

    @Override
    public void await() {
        Status.driver("cuEventSynchronize", JCudaDriver.cuEventSynchronize(event));
    }

    @Override
    public void close() {
        JCudaDriver.cuEventDestroy(event);
    }
}
