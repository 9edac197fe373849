package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Inspection;
import dev.netc.compiler.lint.Rule;
import dev.netc.compiler.lint.StatementEdit;
import dev.netc.compiler.lint.Usage;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Fix;
import java.util.List;

/**
 * A parameter of a network or block, or a {@code let}, that nothing reads.
 *
 * <p>Whoever sets it expects something to change, and nothing does. Often it is the place where the number was written out that should
 * have been the parameter.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Perceptron(hidden = 128) {
 *     input 784
 *     linear 128; relu
 *     linear 10
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Perceptron(hidden = 128) {
 *     input 784
 *     linear hidden; relu
 *     linear 10
 * }
 * }</pre>
 */
final class UnusedParameter implements Rule {

    @Override
    public void inspect(Inspection inspection) {
        if (inspection.isUnderstood()) {
            inspection.usage().unused().forEach(declared -> inspection.report(problem(declared)));
        }
    }

    private Problem problem(Usage.Declared declared) {
        String what = declared.statement().isPresent() ? "value" : "parameter";
        Problem problem =
                warning(declared.name().span(), what + " '" + declared.name().text() + "' is never used");
        return declared.statement()
                .map(let -> problem.fix(new Fix("remove it", List.of(StatementEdit.remove(let.span())), true)))
                .orElse(problem);
    }
}
