package dev.netc.compiler.model;

import dev.netc.compiler.model.Expander.Context;
import dev.netc.compiler.model.MergeKind.Merged;
import dev.netc.compiler.model.op.OpCatalog;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expands what runs side by side: {@code add}, {@code mul} and {@code concat} with their branches, and {@code residual}. */
final class MergeExpander {

    private final Expander expander;
    private final Problems problems;
    private final Limits limits;
    private final Labels labels;

    MergeExpander(Expander expander, Problems problems, Limits limits, Labels labels) {
        this.expander = expander;
        this.problems = problems;
        this.limits = limits;
        this.labels = labels;
    }

    /** Where a merge's own layer is named, and what its branches see. */
    private record Merging(String path, Context inner) {}

    /** What a branch ended with, and the word that says which branch it is. */
    private record Ending(Optional<Node> value, Span span) {}

    Optional<Node> merge(MergeKind kind, Tree.Call call, Context context, Optional<Node> current, boolean alone) {
        String name = kind.signature().name();
        if (!CallForm.isOnlyBody(call, problems)) {
            return Optional.empty();
        }
        if (!limits.branches(call.body().get(), call.callee().span(), problems)) {
            return Optional.empty();
        }
        Merging merging = open(call, name, context, alone);
        List<Ending> endings = new ArrayList<>();
        for (Tree.Statement statement : call.body().get().statements()) {
            endings.addAll(branches(statement, name, merging.inner(), current));
        }
        if (endings.size() < 2) {
            problems.add(Problem.error(
                    StructureError.MISSING_BRANCH,
                    call.callee().span(),
                    name + " needs at least two branches, found " + endings.size()));
            return Optional.empty();
        }
        return merged(kind, merging.path(), call.callee().span(), endings);
    }

    /** Branches of an unlabelled merge name their layers in the scope around it. */
    private Merging open(Tree.Call call, String name, Context context, boolean alone) {
        String path = labels.path(call, name, context.scope(), alone);
        boolean opens = call.label().isPresent() || alone || context.scope().isNumbered();
        Scope scope = opens ? context.scope().named(path) : context.scope();
        scope.reserve(() -> context.module().labels(call));
        return new Merging(path, context.in(scope));
    }

    /** The branches of one statement: {@code branch { } branch { }} may stand on a line. */
    private List<Ending> branches(Tree.Statement statement, String name, Context context, Optional<Node> start) {
        boolean isBranch = statement instanceof Tree.Call call
                && call.callee().text().equals("branch")
                && call.body().isPresent();
        if (!isBranch) {
            problems.add(Problem.error(
                    StructureError.MISPLACED, statement.span(), name + " holds branches only: branch { ... }"));
            return List.of(new Ending(Optional.empty(), statement.span()));
        }
        Tree.Call call = (Tree.Call) statement;
        CallForm.refuseValues(call, problems);
        List<Ending> endings = new ArrayList<>();
        Optional<Node> first = branch(call.body().orElseThrow(), context, start);
        labels.define(call.label(), context.scope(), first);
        endings.add(new Ending(first, call.callee().span()));
        for (Tree.Clause clause : call.clauses()) {
            if (!clause.name().text().equals("branch")) {
                problems.add(Problem.error(
                        StructureError.UNEXPECTED_BODY,
                        clause.name().span(),
                        "branch takes no " + clause.name().text()));
            }
            endings.add(new Ending(
                    branch(clause.body(), context, start), clause.name().span()));
        }
        return endings;
    }

    private Optional<Node> branch(Tree.Body body, Context context, Optional<Node> start) {
        if (body.statements().isEmpty() || !(body.statements().get(0) instanceof Tree.From from)) {
            return expander.walk(body, context.in(context.scope()), start);
        }
        List<Tree.Statement> rest =
                body.statements().subList(1, body.statements().size());
        return expander.walk(
                new Tree.Body(body.span(), rest, body.trailing()),
                context.in(context.scope()),
                labels.find(from, context.scope()));
    }

    private Optional<Node> merged(MergeKind kind, String path, Span span, List<Ending> endings) {
        if (endings.stream().anyMatch(ending -> ending.value().isEmpty())) {
            return Optional.empty();
        }
        List<Node> values = endings.stream().map(ending -> ending.value().get()).toList();
        Merged merged = kind.bind(values.stream().map(Node::shape).toList());
        if (merged.op().isEmpty()) {
            problems.add(misfit(kind, merged, span, endings));
            return Optional.empty();
        }
        return expander.add(path, kind.signature().name(), merged.op().get(), values, span);
    }

    private static Problem misfit(MergeKind kind, Merged merged, Span span, List<Ending> endings) {
        Ending wrong = endings.get(merged.misfit());
        Node found = wrong.value().orElseThrow();
        Ending other = endings.get(merged.misfit() == 0 ? 1 : 0);
        Problem problem = Problem.error(ShapeError.BRANCH_MISMATCH, wrong.span(), merged.message())
                .label("ends with " + found.shape().words())
                .note(span, kind.signature().name() + " puts its branches together")
                .note(
                        other.span(),
                        "ends with " + other.value().orElseThrow().shape().words());
        return Derivation.explain(problem, found);
    }

    Optional<Node> residual(Tree.Call call, Context context, Optional<Node> current, boolean alone) {
        CallForm.refuseValues(call, problems);
        if (call.body().isEmpty()) {
            return Optional.empty();
        }
        Optional<Tree.Clause> shortcut = shortcut(call);
        Merging merging = open(call, "add", context, alone);
        Context inner = merging.inner();
        Optional<Node> body = expander.walk(call.body().get(), inner.in(inner.scope()), current);
        Optional<Node> around =
                shortcut.isEmpty() ? current : expander.walk(shortcut.get().body(), inner.in(inner.scope()), current);
        if (body.isEmpty() || around.isEmpty()) {
            return Optional.empty();
        }
        if (!body.get().shape().equals(around.get().shape())) {
            problems.add(residualMismatch(call, shortcut, body.get(), around.get()));
            return Optional.empty();
        }
        Span span = call.callee().span();
        return merged(
                OpCatalog.merge("add").orElseThrow(),
                merging.path(),
                span,
                List.of(new Ending(body, span), new Ending(around, span)));
    }

    private Optional<Tree.Clause> shortcut(Tree.Call call) {
        Optional<Tree.Clause> found = Optional.empty();
        for (Tree.Clause clause : call.clauses()) {
            if (found.isEmpty() && clause.name().text().equals("shortcut")) {
                found = Optional.of(clause);
            } else {
                problems.add(Problem.error(
                        StructureError.UNEXPECTED_BODY,
                        clause.name().span(),
                        "expected at most one shortcut { ... } after residual, found "
                                + clause.name().text()));
            }
        }
        return found;
    }

    private static Problem residualMismatch(Tree.Call call, Optional<Tree.Clause> shortcut, Node body, Node around) {
        Problem problem = Problem.error(
                        ShapeError.RESIDUAL_MISMATCH,
                        shortcut.map(clause -> clause.name().span())
                                .orElse(call.callee().span()),
                        "the body ends with " + body.shape().words() + ", the shortcut with "
                                + around.shape().words())
                .label(
                        shortcut.isPresent()
                                ? "ends with " + around.shape().words()
                                : "without shortcut { ... } the input is added as it is");
        Problem explained = Derivation.explain(problem, body);
        return shortcut.isPresent()
                ? explained
                : ShortcutFix.of(call.span(), around.shape(), body.shape())
                        .map(explained::fix)
                        .orElse(explained);
    }
}
