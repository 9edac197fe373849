package dev.netc.compiler.model;

import java.util.Optional;

/** A kind of layer that model files can name. One class a kind, in the catalogue {@code model.op}. */
public interface LayerKind {

    /** What it is called with; also its entry in the layer reference. */
    Signature signature();

    /**
     * The operator for these arguments on this input.
     *
     * @return empty where it cannot be; what is wrong has then been reported through the arguments
     */
    Optional<Op> bind(Arguments arguments, Shape input);
}
