package dev.netc.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netc.cuda.device.CudaDevices;
import dev.netc.cuda.device.DeviceSource;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.suite.AgreementSuite;
import dev.netc.runtime.suite.GradientSuite;
import dev.netc.runtime.suite.OperatorSuite;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The suites on a real device, where there is one. */
class DeviceTest {

    @BeforeEach
    void requireDevice() {
        Optional<String> reason = new CudaBackend().unavailable();
        assumeTrue(reason.isEmpty(), () -> "no device: " + reason.get());
    }

    @Nested
    class Agreement extends AgreementSuite {

        @Override
        protected Backend backend() {
            return new CudaBackend();
        }
    }

    @Nested
    class Gradients extends GradientSuite {

        @Override
        protected Backend backend() {
            return new CudaBackend();
        }
    }

    @Nested
    class Operators extends OperatorSuite {

        @Override
        protected Backend backend() {
            return new CudaBackend();
        }
    }

    @Nested
    class Steps extends TrainingStepTest {

        @Override
        DeviceSource devices() {
            return new CudaDevices();
        }
    }
}
