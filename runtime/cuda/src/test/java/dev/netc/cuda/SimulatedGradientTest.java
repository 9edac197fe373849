package dev.netc.cuda;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.GradientSuite;

class SimulatedGradientTest extends GradientSuite {

    @Override
    protected Backend backend() {
        return new CudaBackend(SimulatedDevices.standard());
    }
}
