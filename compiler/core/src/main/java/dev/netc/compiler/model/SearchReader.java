package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.syntax.Tree;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks a {@code search} block: which parameters of the network are tried with which values. */
final class SearchReader {

    private final Tree.Definition network;
    private final Evaluator evaluator;
    private final Problems problems;

    SearchReader(Tree.Definition network, Evaluator evaluator, Problems problems) {
        this.network = network;
        this.evaluator = evaluator;
        this.problems = problems;
    }

    void check(Tree.Call search) {
        if (!CallForm.isOnlyBody(search, problems)) {
            return;
        }
        Set<String> parameters = network.parameters().stream()
                .map(parameter -> parameter.name().text())
                .collect(Collectors.toSet());
        for (Tree.Statement statement : search.body().get().statements()) {
            if (statement instanceof Tree.Choice choice) {
                check(choice, parameters);
            } else if (!(statement instanceof Tree.Call call) || !isSetting(call)) {
                problems.add(Problem.error(
                        StructureError.MISPLACED,
                        statement.span(),
                        "search holds choices such as width in 48, 96, then epochs and stop"));
            }
        }
    }

    private static boolean isSetting(Tree.Call call) {
        return call.callee().text().equals("epochs") || call.callee().text().equals("stop");
    }

    private void check(Tree.Choice choice, Set<String> parameters) {
        String name = choice.name().text();
        if (!parameters.contains(name)) {
            problems.add(UnknownName.of(
                    NameError.UNKNOWN_PARAMETER, name, choice.name().span(), parameters));
        }
        choice.values().forEach(evaluator::evaluate);
    }
}
