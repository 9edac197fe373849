package dev.netc.cuda;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.AgreementSuite;

class SimulatedAgreementTest extends AgreementSuite {

    @Override
    protected Backend backend() {
        return new CudaBackend(SimulatedDevices.standard());
    }
}
