package dev.netc.compiler.model;

import dev.netc.compiler.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where layers get their paths. Unlabelled layers are named by kind and position ({@code conv1}, {@code relu1}, {@code conv2}); in a
 * numbered scope, by position alone, as in PyTorch's {@code nn.Sequential}.
 */
final class Scope {

    /** What a label names: the value that its statement ended with, empty where that is broken. */
    record Labelled(Optional<Node> value, Span span) {}

    private final Optional<Scope> outer;
    private final String path;
    private final boolean numbered;
    private final Map<String, Labelled> labelledPaths;
    private final Set<String> namedPaths;
    private final Set<String> taken = new HashSet<>();
    private Optional<Set<String>> reserved = Optional.empty();
    private final Map<String, Integer> positions = new HashMap<>();
    private int nextNumber;

    private Scope(
            Optional<Scope> outer,
            String path,
            boolean numbered,
            Map<String, Labelled> labelledPaths,
            Set<String> namedPaths) {
        this.outer = outer;
        this.path = path;
        this.numbered = numbered;
        this.labelledPaths = labelledPaths;
        this.namedPaths = namedPaths;
    }

    /** The scope of a whole network. */
    static Scope root() {
        return new Scope(Optional.empty(), "", false, new LinkedHashMap<>(), new HashSet<>());
    }

    Scope named(String innerPath) {
        return new Scope(Optional.of(this), innerPath, false, labelledPaths, namedPaths);
    }

    Scope numbered(String innerPath) {
        return new Scope(Optional.of(this), innerPath, true, labelledPaths, namedPaths);
    }

    /** The scope of a block's body, which sees no label of its caller. */
    Scope block(String innerPath) {
        return new Scope(Optional.empty(), innerPath, false, labelledPaths, namedPaths);
    }

    String path() {
        return path;
    }

    boolean isNumbered() {
        return numbered;
    }

    Optional<Scope> outer() {
        return outer;
    }

    /** The path of a labelled statement. */
    String labelled(String label, String kind) {
        if (numbered) {
            nextNumber++;
        } else {
            positions.merge(kind, 1, Integer::sum);
        }
        taken.add(label);
        return join(label);
    }

    /** The path of the next unlabelled statement of this kind. */
    String unlabelled(String kind) {
        if (numbered) {
            return join(String.valueOf(nextNumber++));
        }
        String name;
        do {
            name = kind + positions.merge(kind, 1, Integer::sum);
        } while (reserved.orElse(Set.of()).contains(name) || !taken.add(name));
        return join(name);
    }

    /** Keeps unlabelled statements off the labels of the body that the scope belongs to, which is the first that is walked in it. */
    void reserve(Supplier<Set<String>> labels) {
        if (reserved.isEmpty()) {
            reserved = Optional.of(labels.get());
        }
    }

    private String join(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** What a label of this scope, or a path that begins with one, names. */
    Optional<Labelled> find(String name) {
        return Optional.ofNullable(labelledPaths.get(join(name)));
    }

    /** What a {@code from} names; it is then noted that somebody does. */
    Optional<Labelled> take(String name) {
        Optional<Labelled> found = find(name);
        found.ifPresent(labelled -> namedPaths.add(join(name)));
        return found;
    }

    /** All labels of the network. */
    List<Label> allLabels() {
        return labelledPaths.entrySet().stream()
                .map(label -> new Label(label.getKey(), label.getValue().span(), namedPaths.contains(label.getKey())))
                .toList();
    }

    void define(String label, Optional<Node> value, Span span) {
        labelledPaths.put(join(label), new Labelled(value, span));
    }

    /** Labels of this scope and of those inside it, as they are written here. */
    Set<String> labels() {
        String prefix = join("");
        Set<String> names = new LinkedHashSet<>();
        for (String known : labelledPaths.keySet()) {
            if (known.startsWith(prefix)) {
                names.add(known.substring(prefix.length()));
            }
        }
        return names;
    }
}
