package dev.netc.cuda.device;

import dev.netc.runtime.backend.Precision;
import java.util.Optional;

/** Where devices come from. */
public interface DeviceSource {

    /** Why there is none, in one line that says what to do; empty where there is one. */
    Optional<String> obstacle();

    /** @throws DeviceException if it cannot be used after all */
    Device open(Precision precision);
}
