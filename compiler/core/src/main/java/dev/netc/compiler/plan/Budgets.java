package dev.netc.compiler.plan;

import dev.netc.compiler.model.Budget;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.model.ReceptiveField;
import dev.netc.compiler.model.ShapeError;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.syntax.Tree;
import java.math.BigDecimal;
import java.util.Locale;

/** Holds a network to its budgets. */
public final class Budgets {

    private final Plan plan;
    private final Problems problems;

    public Budgets(Plan plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
    }

    public void check() {
        plan.network().budgets().forEach(this::check);
    }

    private void check(Budget budget) {
        long found = found(budget.quantity());
        if (!holds(budget.comparison(), BigDecimal.valueOf(found).compareTo(budget.limit()))) {
            String name = budget.quantity().name().toLowerCase(Locale.ROOT);
            String number = String.format(Locale.ROOT, "%,d", found);
            problems.add(Problem.error(
                            ShapeError.BUDGET_EXCEEDED,
                            budget.span(),
                            "expected " + name + " " + budget.comparison().symbol() + " " + budget.written()
                                    + ", found " + number)
                    .label(name + " = " + number));
        }
    }

    private long found(Budget.Quantity quantity) {
        Network network = plan.network();
        return switch (quantity) {
            case PARAMS -> network.parameters();
            case MACS -> network.macs();
            case MEMORY -> plan.memory().inferenceBytes(1);
            case RECEPTIVE -> ReceptiveField.of(network);
        };
    }

    private static boolean holds(Tree.Comparison comparison, int order) {
        return switch (comparison) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case EQUAL -> order == 0;
        };
    }
}
