package dev.netc.compiler.java;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.SourceVersion;

/** Java names for the paths of a network, each used once: {@code layer1.0.conv1} becomes {@code layer1_0_conv1}. */
final class JavaNames {

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> takenTypes = new HashSet<>();
    private final Map<String, Integer> nextNumbers = new HashMap<>();

    JavaNames(Collection<String> reserved) {
        taken.addAll(reserved);
        reserved.forEach(name -> takenTypes.add(fileName(name)));
    }

    /** The layer's own name; its output is this with {@code Out} behind it. */
    String layer(String path) {
        return names.computeIfAbsent(path, this::make);
    }

    String output(String path) {
        return layer(path) + "Out";
    }

    /** What the layer reads, where that is an array. */
    String inputs(String path) {
        return layer(path) + "In";
    }

    /** A field for something that is no layer. */
    String field(String wanted) {
        String name = free(identifier(wanted), free -> !taken.contains(free));
        taken.add(name);
        return name;
    }

    /** A class; two differ in more than capitals, as each has a file of its own. */
    String type(String wanted) {
        String name = identifier(wanted);
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String type = free(capital, free -> !takenTypes.contains(fileName(free)));
        takenTypes.add(fileName(type));
        return type;
    }

    private static String fileName(String type) {
        return type.toLowerCase(Locale.ROOT);
    }

    private String make(String path) {
        String name = free(identifier(path), free -> Collections.disjoint(taken, fields(free)));
        taken.addAll(fields(name));
        return name;
    }

    private static Set<String> fields(String name) {
        return Set.of(name, name + "Out", name + "In");
    }

    /** The name, with the first number behind it that makes it a free one. */
    private String free(String name, Predicate<String> isFree) {
        String free = name;
        while (!isFree.test(free)) {
            free = name + "_" + nextNumbers.merge(name, 2, (number, two) -> number + 1);
        }
        return free;
    }

    private static String identifier(String path) {
        String name = camelCase(path.replace('.', '_'));
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name) ? name : name + "_";
    }

    /** {@code batch_norm} becomes {@code batchNorm}; an underscore between digits, or before one, stays to keep them apart. */
    private static String camelCase(String words) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            char letter = words.charAt(i);
            boolean joins = letter == '_'
                    && i + 1 < words.length()
                    && Character.isLetter(words.charAt(i + 1))
                    && i > 0
                    && Character.isLetter(words.charAt(i - 1));
            if (joins) {
                name.append(Character.toUpperCase(words.charAt(++i)));
            } else if (Character.isJavaIdentifierPart(letter)) {
                name.append(letter);
            } else {
                name.append('_');
            }
        }
        return Character.isJavaIdentifierStart(name.charAt(0)) ? name.toString() : "_" + name;
    }
}
