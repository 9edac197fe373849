package dev.netc.cpu;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.AgreementSuite;

class VectorAgreementTest extends AgreementSuite {

    @Override
    protected Backend backend() {
        return new CpuBackend(new VectorKernels());
    }
}
