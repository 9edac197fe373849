package dev.netc.compiler.java;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Java names for the paths of a network, each used once: {@code layer1.0.conv1} becomes {@code layer1_0_conv1}. */
final class JavaNames {

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    JavaNames(Set<String> reserved) {
        taken.addAll(reserved);
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

    private String make(String path) {
        String name = camelCase(path.replace('.', '_'));
        if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
            name = name + "_";
        }
        String free = name;
        for (int i = 2; !Collections.disjoint(taken, fields(free)); i++) {
            free = name + "_" + i;
        }
        taken.addAll(fields(free));
        return free;
    }

    private static Set<String> fields(String name) {
        return Set.of(name, name + "Out", name + "In");
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
