package dev.netc.compiler.model;

import dev.netc.compiler.model.SearchBlock.Choice;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a {@code search} block: which parameters of the network are tried with which values, and how long each is trained. */
final class SearchReader {

    private final Evaluator evaluator;
    private final Problems problems;
    private final Set<String> parameters;
    private final Map<String, Span> seen = new HashMap<>();
    private final List<Choice> choices = new ArrayList<>();
    private OptionalInt epochs = OptionalInt.empty();
    private OptionalInt patience = OptionalInt.empty();

    SearchReader(Tree.Definition network, Evaluator evaluator, Problems problems) {
        this.evaluator = evaluator;
        this.problems = problems;
        this.parameters = network.parameters().stream()
                .map(parameter -> parameter.name().text())
                .collect(Collectors.toSet());
    }

    Optional<SearchBlock> read(Tree.Call search) {
        if (!CallForm.isOnlyBody(search, problems)) {
            return Optional.empty();
        }
        for (Tree.Statement statement : search.body().get().statements()) {
            if (statement instanceof Tree.Choice choice) {
                choice(choice);
            } else if (statement instanceof Tree.Call call && isSetting(call)) {
                setting(call);
            } else {
                problems.add(Problem.error(
                        StructureError.MISPLACED,
                        statement.span(),
                        "search holds choices such as width in 48, 96, then epochs and stop"));
            }
        }
        return Optional.of(new SearchBlock(search.callee().span(), choices, epochs, patience));
    }

    private static boolean isSetting(Tree.Call call) {
        return call.callee().text().equals("epochs") || call.callee().text().equals("stop");
    }

    private void setting(Tree.Call call) {
        CallForm.refuseBody(call, problems);
        String name = call.callee().text();
        if (isSecond(name, call.callee().span(), name + " is set twice")) {
            return;
        }
        new Binder(evaluator, problems)
                .bind(TrainingSettings.named(name), call.callee().span(), call.arguments())
                .ifPresent(arguments -> {
                    if (name.equals("epochs")) {
                        epochs = OptionalInt.of(arguments.count("epochs", 0));
                    } else {
                        patience = OptionalInt.of(arguments.count("patience", 3));
                    }
                });
    }

    private void choice(Tree.Choice choice) {
        String name = choice.name().text();
        if (!parameters.contains(name)) {
            problems.add(UnknownName.of(
                    NameError.UNKNOWN_PARAMETER, name, choice.name().span(), parameters));
        } else if (isSecond(name, choice.name().span(), name + " has two choices")) {
            return;
        }
        choices.add(new Choice(name, values(choice)));
    }

    private List<Quantity> values(Tree.Choice choice) {
        Map<String, Quantity> values = new LinkedHashMap<>();
        for (Tree.Expression value : choice.values()) {
            evaluator.evaluate(value).ifPresent(read -> {
                if (values.putIfAbsent(read.text(), read) != null) {
                    problems.add(Problem.error(
                            ArgumentError.DUPLICATE_SETTING, value.span(), read.text() + " is tried twice"));
                }
            });
        }
        return List.copyOf(values.values());
    }

    private boolean isSecond(String name, Span span, String message) {
        Span first = seen.putIfAbsent(name, span);
        if (first != null) {
            problems.add(Problem.error(ArgumentError.DUPLICATE_SETTING, span, message)
                    .note(first, "first here"));
        }
        return first != null;
    }
}
