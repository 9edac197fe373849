package dev.netc.cuda;

import dev.netc.cuda.device.CudaDevices;
import dev.netc.cuda.device.DeviceException;
import dev.netc.cuda.device.DeviceSource;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.BackendException;
import dev.netc.runtime.backend.Session;
import java.util.List;
import java.util.Optional;

/** Runs models on an NVIDIA GPU: cuDNN and cuBLAS through JCuda, and kernels of its own for what they lack. */
public final class CudaBackend implements Backend {

    private final DeviceSource devices;

    public CudaBackend() {
        this(new CudaDevices());
    }

    CudaBackend(DeviceSource devices) {
        this.devices = devices;
    }

    @Override
    public String name() {
        return "cuda";
    }

    @Override
    public int speed() {
        return 1000;
    }

    @Override
    public Optional<String> unavailable() {
        return devices.obstacle();
    }

    @Override
    public Session open(List<Parameter> parameters, Settings settings) {
        try {
            return new CudaSession(devices.open(settings.precision()), parameters, settings);
        } catch (DeviceException e) {
            throw new BackendException("opening the GPU failed: " + e.getMessage(), e);
        }
    }
}
