package dev.netc.cli;

import dev.netc.runtime.Model;
import dev.netc.runtime.Parameter;
import java.io.IOException;
import java.nio.file.Path;

/** The weights that a command works with. */
final class Weights {

    /** What a training calls them, in its folder. */
    static final String FILE = "weights.safetensors";

    private Weights() {}

    /**
     * Loads them.
     *
     * @throws UserError if there is a number among them that is none, since nothing that follows would mean anything
     */
    static void load(Model model, Path file) throws IOException {
        model.load(file);
        for (Parameter parameter : model.parameters()) {
            for (float value : model.read(parameter)) {
                if (!Float.isFinite(value)) {
                    throw new UserError(file + ": " + parameter.name() + " holds " + value
                            + ", so every result would be meaningless; train again, with a smaller rate");
                }
            }
        }
    }
}
