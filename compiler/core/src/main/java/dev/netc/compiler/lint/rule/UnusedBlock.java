package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Inspection;
import dev.netc.compiler.lint.Rule;
import dev.netc.compiler.syntax.Tree;
import java.util.List;

/**
 * A block that nothing in the file calls, in a file that has a network.
 *
 * <p>It is not part of any model and is never checked beyond its syntax. A file of blocks alone is a library for others and is exempt.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Small {
 *     input 3x32x32
 *     conv 3x3 -> 16; relu
 * }
 *
 * block unit(width) {
 *     conv 3x3 -> width; relu
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Small {
 *     input 3x32x32
 *     unit 16
 * }
 *
 * block unit(width) {
 *     conv 3x3 -> width; relu
 * }
 * }</pre>
 */
final class UnusedBlock implements Rule {

    @Override
    public void inspect(Inspection inspection) {
        List<Tree.Definition> definitions = inspection.tree().items().stream()
                .filter(Tree.Definition.class::isInstance)
                .map(Tree.Definition.class::cast)
                .toList();
        boolean isLibrary =
                definitions.stream().noneMatch(definition -> definition.kind() == Tree.Definition.Kind.NETWORK);
        if (isLibrary || !inspection.isUnderstood()) {
            return;
        }
        definitions.stream()
                .filter(definition -> definition.kind() == Tree.Definition.Kind.BLOCK)
                .filter(block -> !inspection.usage().isCalled(block.name().text()))
                .forEach(block -> inspection.report(warning(
                        block.name().span(), "block '" + block.name().text() + "' is never called in this file")));
    }
}
