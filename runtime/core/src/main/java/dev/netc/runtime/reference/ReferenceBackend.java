package dev.netc.runtime.reference;

import dev.netc.runtime.Parameter;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Session;
import java.util.List;
import java.util.Optional;

/**
 * The living definition of every operator, loss and optimizer: scalar loops on one thread, exact before fast. Other backends are
 * held to it, and it to PyTorch.
 */
public final class ReferenceBackend implements Backend {

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public int speed() {
        return 0;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public Session open(List<Parameter> parameters, Settings settings) {
        return new ReferenceSession(parameters, settings.seed());
    }
}
