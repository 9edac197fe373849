package dev.netc.cuda;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.OperatorSuite;

class SimulatedOperatorTest extends OperatorSuite {

    @Override
    protected Backend backend() {
        return new CudaBackend(SimulatedDevices.standard());
    }
}
