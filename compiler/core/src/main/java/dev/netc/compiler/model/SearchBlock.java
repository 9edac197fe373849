package dev.netc.compiler.model;

import dev.netc.compiler.source.Span;
import java.util.List;
import java.util.OptionalInt;

/**
 * A checked {@code search} block.
 *
 * @param choices the parameters to try, in the order of the file
 * @param epochs of each training, in place of those of the {@code train} block
 * @param patience likewise
 */
public record SearchBlock(Span span, List<Choice> choices, OptionalInt epochs, OptionalInt patience) {

    /** A parameter of the network, and the values that it is given in turn, each once. */
    public record Choice(String parameter, List<Quantity> values) {

        public Choice {
            values = List.copyOf(values);
        }
    }

    public SearchBlock {
        choices = List.copyOf(choices);
    }
}
