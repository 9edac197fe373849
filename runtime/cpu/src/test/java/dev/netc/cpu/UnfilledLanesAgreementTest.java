package dev.netc.cpu;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.AgreementSuite;
import dev.netc.runtime.suite.Case;

/** With batches that leave three lanes of the last block empty. */
class UnfilledLanesAgreementTest extends AgreementSuite {

    private final Kernels kernels = new VectorKernels();

    @Override
    protected Backend backend() {
        return new CpuBackend(kernels);
    }

    @Override
    protected int batch(Case each) {
        return 2 * kernels.lanes() - 3;
    }
}
