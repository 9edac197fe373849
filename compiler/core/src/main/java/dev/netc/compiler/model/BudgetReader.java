package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.syntax.Tree;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code assert params < 26M}. */
final class BudgetReader {

    private static final Map<String, Budget.Quantity> QUANTITIES = new LinkedHashMap<>();

    static {
        Arrays.stream(Budget.Quantity.values())
                .forEach(quantity -> QUANTITIES.put(quantity.name().toLowerCase(Locale.ROOT), quantity));
    }

    private final Evaluator evaluator;
    private final Problems problems;

    BudgetReader(Evaluator evaluator, Problems problems) {
        this.evaluator = evaluator;
        this.problems = problems;
    }

    Optional<Budget> read(Tree.Assert statement) {
        Budget.Quantity quantity = QUANTITIES.get(statement.quantity().text());
        if (quantity == null) {
            problems.add(UnknownName.of(
                    NameError.UNKNOWN_QUANTITY,
                    statement.quantity().text(),
                    statement.quantity().span(),
                    QUANTITIES.keySet()));
            return Optional.empty();
        }
        Optional<Quantity> limit = evaluator.evaluate(statement.limit());
        if (limit.isPresent() && !(limit.get() instanceof Quantity.Number)) {
            problems.add(Problem.error(
                    ArgumentError.WRONG_TYPE,
                    statement.limit().span(),
                    "expected a number, found " + limit.get().text()));
            return Optional.empty();
        }
        return limit.map(value -> new Budget(
                statement.span(),
                quantity,
                statement.comparison(),
                ((Quantity.Number) value).value(),
                statement.limit().span().text()));
    }
}
