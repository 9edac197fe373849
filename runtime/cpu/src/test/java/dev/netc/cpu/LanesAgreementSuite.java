package dev.netc.cpu;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.AgreementSuite;
import dev.netc.runtime.suite.Case;

/** With batches whose samples are interleaved, so many for the lanes of this machine's vectors. */
abstract class LanesAgreementSuite extends AgreementSuite {

    private final Kernels kernels = new VectorKernels();

    abstract int batch(int lanes);

    @Override
    protected final Backend backend() {
        return new CpuBackend(kernels);
    }

    @Override
    protected final int batch(Case each) {
        return batch(kernels.lanes());
    }
}
