package dev.netc.compiler.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a layer, a block or a setting is called with. Binding, the layer reference and the "did you mean" all read it.
 *
 * @param arguments the values behind the name, in order
 * @param arrow the value behind {@code ->}
 * @param attributes what is given by name, in any order
 */
public record Signature(
        String name,
        String summary,
        String example,
        List<Slot> arguments,
        Optional<Slot> arrow,
        List<Slot> attributes) {

    /**
     * A place for a value.
     *
     * @param standard the value where none is written, as it would be written; empty where one must be
     */
    public record Slot(String name, ValueType type, Optional<String> standard, String meaning) {}

    public Signature {
        arguments = List.copyOf(arguments);
        attributes = List.copyOf(attributes);
    }

    public static Signature of(String name, String summary, String example) {
        return new Signature(name, summary, example, List.of(), Optional.empty(), List.of());
    }

    /** One more value that must be given. */
    public Signature argument(String slot, ValueType type, String meaning) {
        return withArgument(new Slot(slot, type, Optional.empty(), meaning));
    }

    /** One more value that may be left out. */
    public Signature argument(String slot, ValueType type, String standard, String meaning) {
        return withArgument(new Slot(slot, type, Optional.of(standard), meaning));
    }

    private Signature withArgument(Slot slot) {
        List<Slot> more = new ArrayList<>(arguments);
        more.add(slot);
        return new Signature(name, summary, example, more, arrow, attributes);
    }

    public Signature arrow(String slot, ValueType type, Optional<String> standard, String meaning) {
        return new Signature(
                name, summary, example, arguments, Optional.of(new Slot(slot, type, standard, meaning)), attributes);
    }

    public Signature attribute(String slot, ValueType type, String standard, String meaning) {
        List<Slot> more = new ArrayList<>(attributes);
        more.add(new Slot(slot, type, Optional.of(standard), meaning));
        return new Signature(name, summary, example, arguments, arrow, more);
    }

    /** The attribute with this name. */
    Optional<Slot> attribute(String slot) {
        return attributes.stream().filter(known -> known.name().equals(slot)).findFirst();
    }
}
