package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Inspection;
import dev.netc.compiler.lint.Rule;
import dev.netc.compiler.lint.StatementEdit;
import dev.netc.compiler.source.Problem.Fix;
import java.util.List;

/**
 * An import of a file whose blocks are not called.
 *
 * <p>The file must be there and be read for nothing, and the reader looks for what comes from it.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * import "blocks/units.net"
 *
 * network Small {
 *     input 3x32x32
 *     conv 3x3 -> 16; relu
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * import "blocks/units.net"
 *
 * network Small {
 *     input 3x32x32
 *     unit 16
 * }
 * }</pre>
 */
final class UnusedImport implements Rule {

    @Override
    public void inspect(Inspection inspection) {
        if (!inspection.isUnderstood()) {
            return;
        }
        inspection.imported().forEach((statement, blocks) -> {
            if (blocks.stream().noneMatch(inspection.usage()::isCalled)) {
                inspection.report(warning(statement.path().span(), "no block of this file is called")
                        .fix(new Fix("remove the import", List.of(StatementEdit.remove(statement.span())), true)));
            }
        });
    }
}
