package dev.netc.compiler.model;

import dev.netc.compiler.source.Span;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that expressions can use, from the innermost body outwards, and which of them were used. */
public final class Variables {

    /** A variable, and where it was declared; the sizes of the input are declared nowhere. */
    record Variable(Quantity value, Optional<Span> declared) {}

    private final Optional<Variables> outer;
    private final Map<String, Variable> own = new LinkedHashMap<>();
    private final Set<Span> used;

    private Variables(Optional<Variables> outer, Set<Span> used) {
        this.outer = outer;
        this.used = used;
    }

    /** No names; the declarations that are read through it and its inner variables are noted in {@code used}. */
    static Variables none(Set<Span> used) {
        return new Variables(Optional.empty(), used);
    }

    /** Names of a body inside this one. */
    Variables inner() {
        return new Variables(Optional.of(this), used);
    }

    /** Names of a block, which sees nothing of its caller. */
    Variables separate() {
        return new Variables(Optional.empty(), used);
    }

    void declare(String name, Quantity value, Optional<Span> where) {
        own.put(name, new Variable(value, where));
    }

    Optional<Variable> find(String name) {
        Variable variable = own.get(name);
        if (variable == null) {
            return outer.flatMap(variables -> variables.find(name));
        }
        variable.declared().ifPresent(used::add);
        return Optional.of(variable);
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
