package dev.netc.cuda.device;

import dev.netc.runtime.backend.Precision;
import java.util.Optional;

/** The real ones. */
public final class CudaDevices implements DeviceSource {

    /** JCuda's own classes can be missing, too. */
    @Override
    public Optional<String> obstacle() {
        try {
            return CudaDriver.obstacle();
        } catch (LinkageError e) {
            return Optional.of(
                    "JCuda cannot be loaded (" + e.getMessage() + "); add org.jcuda:jcuda, jcublas and jcudnn");
        }
    }

    @Override
    public Device open(Precision precision) {
        return new CudaDevice(precision);
    }
}
