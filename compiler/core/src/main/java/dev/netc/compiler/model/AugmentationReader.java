package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads an {@code augment} block: how the training images are changed, in the order in which it is written. */
final class AugmentationReader {

    private final Evaluator evaluator;
    private final Problems problems;
    private final Map<String, Span> seen = new HashMap<>();
    private final List<AugmentationCatalog.Chosen> chosen = new ArrayList<>();

    AugmentationReader(Evaluator evaluator, Problems problems) {
        this.evaluator = evaluator;
        this.problems = problems;
    }

    List<AugmentationCatalog.Chosen> read(Tree.Call augment) {
        if (CallForm.isOnlyBody(augment, problems)) {
            augment.body().get().statements().forEach(this::statement);
        }
        return chosen;
    }

    private void statement(Tree.Statement statement) {
        if (!(statement instanceof Tree.Call call)) {
            problems.add(Problem.error(
                    StructureError.MISPLACED,
                    statement.span(),
                    "augment holds changes of images only, such as rotate 20"));
            return;
        }
        String name = call.callee().text();
        Span place = call.callee().span();
        if (!AugmentationCatalog.names().contains(name)) {
            problems.add(UnknownName.of(NameError.UNKNOWN_AUGMENTATION, name, place, AugmentationCatalog.names()));
            return;
        }
        Span first = seen.putIfAbsent(name, place);
        if (first != null) {
            problems.add(Problem.error(ArgumentError.DUPLICATE_SETTING, place, name + " is set twice")
                    .note(first, "first here"));
            return;
        }
        CallForm.refuseBody(call, problems);
        new Binder(evaluator, problems)
                .bind(AugmentationCatalog.signature(name), place, call.arguments())
                .flatMap(arguments -> AugmentationCatalog.bind(name, arguments))
                .ifPresent(chosen::add);
    }
}
