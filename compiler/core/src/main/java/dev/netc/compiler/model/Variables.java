package dev.netc.compiler.model;

import dev.netc.compiler.source.Span;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that expressions can use, from the innermost body outwards. */
public final class Variables {

    /** A variable, and where it was declared; the sizes of the input are declared nowhere. */
    record Variable(Quantity value, Optional<Span> declared) {}

    private final Optional<Variables> outer;
    private final Map<String, Variable> own = new LinkedHashMap<>();

    private Variables(Optional<Variables> outer) {
        this.outer = outer;
    }

    /** No names. */
    static Variables none() {
        return new Variables(Optional.empty());
    }

    /** Names of a body inside this one. */
    Variables inner() {
        return new Variables(Optional.of(this));
    }

    void declare(String name, Quantity value, Optional<Span> where) {
        own.put(name, new Variable(value, where));
    }

    Optional<Variable> find(String name) {
        Variable variable = own.get(name);
        return variable == null ? outer.flatMap(variables -> variables.find(name)) : Optional.of(variable);
    }

    /** Whether this very body has declared the name, and where. */
    Optional<Variable> declaredHere(String name) {
        return Optional.ofNullable(own.get(name));
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(own.keySet());
        outer.ifPresent(variables -> names.addAll(variables.names()));
        return names;
    }
}
