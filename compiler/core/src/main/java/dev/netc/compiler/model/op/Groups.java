package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.ShapeError;
import dev.netc.compiler.source.Problem;
import java.util.Optional;

/** The attribute {@code groups} of convolutions. */
final class Groups {

    private Groups() {}

    /** How many groups; a number that does not divide the channels on both sides is reported. */
    static Optional<Integer> read(Arguments arguments, int inputChannels, int outputChannels) {
        Object written = arguments.any("groups").orElse(1);
        int groups = written instanceof Integer number ? number : inputChannels;
        if (inputChannels % groups == 0 && outputChannels % groups == 0) {
            return Optional.of(groups);
        }
        int indivisible = inputChannels % groups != 0 ? inputChannels : outputChannels;
        String side = inputChannels % groups != 0 ? "input" : "output";
        arguments.report(Problem.error(
                        ShapeError.GROUPS_MISMATCH,
                        arguments.span("groups"),
                        groups + " groups do not divide " + indivisible + " " + side + " channels")
                .label(indivisible + " / " + groups + " leaves " + indivisible % groups));
        return Optional.empty();
    }
}
