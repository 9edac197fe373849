package dev.netc.cpu;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.AgreementSuite;
import dev.netc.runtime.suite.Case;

/** With batches of one block, which leave one of its lanes empty. */
class OneBlockAgreementTest extends AgreementSuite {

    private final Kernels kernels = new VectorKernels();

    @Override
    protected Backend backend() {
        return new CpuBackend(kernels);
    }

    @Override
    protected int batch(Case each) {
        return kernels.lanes() - 1;
    }
}
