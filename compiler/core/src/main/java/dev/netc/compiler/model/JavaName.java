package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.syntax.Tree;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The check that a network's name can be a Java class's, and its file's. */
final class JavaName {

    /** File systems take names of 255 bytes, and those of classes inside the network's begin with its own. */
    private static final int LONGEST = 100;

    /** Words that Java takes as names of anything but a class, and the one that all generated classes of a package mean otherwise. */
    private static final Set<String> NO_CLASSES = Set.of("var", "yield", "record", "sealed", "permits", "Override");

    private JavaName() {}

    static void check(Tree.Name name, Problems problems) {
        String text = name.text();
        if (text.length() > LONGEST) {
            problems.add(Problem.error(
                    NameError.BAD_NAME,
                    name.span(),
                    "a network becomes a Java file, whose name has at most " + LONGEST + " characters"));
            return;
        }
        boolean isWord = SourceVersion.isKeyword(text) || NO_CLASSES.contains(text);
        if (!SourceVersion.isIdentifier(text) || isWord) {
            problems.add(Problem.error(
                            NameError.BAD_NAME,
                            name.span(),
                            "a network becomes a Java class, and '" + text + "' cannot be the name of one")
                    .label(isWord ? "a word of Java" : "not a Java name"));
        }
    }
}
