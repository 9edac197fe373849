package dev.netc.runtime.reference;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.GradientSuite;

class ReferenceGradientTest extends GradientSuite {

    @Override
    protected Backend backend() {
        return new ReferenceBackend();
    }
}
