package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.syntax.Tree;
import javax.lang.model.SourceVersion;

/** The check that a network's name can be a Java class's. */
final class JavaName {

    private JavaName() {}

    static void check(Tree.Name name, Problems problems) {
        String text = name.text();
        if (!SourceVersion.isIdentifier(text) || SourceVersion.isKeyword(text)) {
            problems.add(Problem.error(
                            NameError.BAD_NAME,
                            name.span(),
                            "a network becomes a Java class, and '" + text + "' cannot be the name of one")
                    .label(SourceVersion.isKeyword(text) ? "a word of Java" : "not a Java name"));
        }
    }
}
