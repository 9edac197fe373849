package dev.netc.cpu;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.GradientSuite;

class PlainGradientTest extends GradientSuite {

    @Override
    protected Backend backend() {
        return new CpuBackend(new PlainKernels());
    }
}
