package dev.netc.runtime.reference;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.OperatorSuite;

class ReferenceOperatorTest extends OperatorSuite {

    @Override
    protected Backend backend() {
        return new ReferenceBackend();
    }
}
