package dev.netc.cpu;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.OperatorSuite;

class VectorOperatorTest extends OperatorSuite {

    @Override
    protected Backend backend() {
        return new CpuBackend(new VectorKernels());
    }
}
