package dev.netc.cpu;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.AgreementSuite;
import dev.netc.runtime.suite.Case;

/** With batches that fill the lanes, three blocks of them: an odd number, so that the last is half a tile. */
class InterleavedAgreementTest extends AgreementSuite {

    private final Kernels kernels = new VectorKernels();

    @Override
    protected Backend backend() {
        return new CpuBackend(kernels);
    }

    @Override
    protected int batch(Case each) {
        return 3 * kernels.lanes();
    }
}
