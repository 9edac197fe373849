package dev.netc.compiler.model;

import dev.netc.compiler.model.Expander.Context;
import dev.netc.compiler.model.op.OpCatalog;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.syntax.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Expands calls: of layers, blocks, sequences and merges. */
final class CallExpander {

    private static final Set<String> ONLY_IN_NETWORK = Set.of("input", "train", "search");

    private final Expander expander;
    private final Problems problems;
    private final Labels labels;
    private final MergeExpander merges;
    /** By the module whose names they are not. */
    private final Map<Module, UnknownName> unknown = new HashMap<>();

    CallExpander(Expander expander, Problems problems, Limits limits, Labels labels) {
        this.expander = expander;
        this.problems = problems;
        this.labels = labels;
        this.merges = new MergeExpander(expander, problems, limits, labels);
    }

    Optional<Node> expand(Tree.Call call, Context context, Optional<Node> current, boolean alone) {
        String callee = call.callee().text();
        if (ONLY_IN_NETWORK.contains(callee)) {
            problems.add(Problem.error(
                    StructureError.MISPLACED, call.callee().span(), callee + " stands only in the body of a network"));
            return current;
        }
        Optional<Node> result = dispatch(call, context, current, alone);
        labels.define(call.label(), context.scope(), result);
        return result;
    }

    private Optional<Node> dispatch(Tree.Call call, Context context, Optional<Node> current, boolean alone) {
        String callee = call.callee().text();
        Optional<LayerKind> layer = OpCatalog.layer(callee);
        if (layer.isPresent()) {
            return layer(layer.get(), call, context, current, alone);
        }
        Optional<MergeKind> merge = OpCatalog.merge(callee);
        if (merge.isPresent()) {
            return merges.merge(merge.get(), call, context, current, alone);
        }
        Module.Block block = context.module().blocks().get(callee);
        if (callee.equals("residual") && (call.body().isPresent() || block == null)) {
            return merges.residual(call, context, current, alone);
        }
        if (block != null) {
            return block(block, call, context, current, alone);
        }
        return switch (callee) {
            case "sequence" -> sequence(call, context, current, alone);
            case "branch" -> misplacedBranch(call);
            default -> unknown(call, context);
        };
    }

    private Optional<Node> misplacedBranch(Tree.Call call) {
        problems.add(Problem.error(
                StructureError.MISPLACED,
                call.callee().span(),
                "branch stands only in " + String.join(", ", OpCatalog.mergeNames())));
        return Optional.empty();
    }

    private Optional<Node> unknown(Tree.Call call, Context context) {
        problems.add(unknown.computeIfAbsent(
                        context.module(), module -> new UnknownName(NameError.UNKNOWN_LAYER, callable(module)))
                .problem(call.callee().text(), call.callee().span()));
        return Optional.empty();
    }

    private static Set<String> callable(Module module) {
        Set<String> names = new TreeSet<>(OpCatalog.layerNames());
        names.addAll(OpCatalog.mergeNames());
        names.addAll(Expander.STRUCTURE);
        names.addAll(module.blocks().keySet());
        return names;
    }

    private Optional<Node> layer(
            LayerKind kind, Tree.Call call, Context context, Optional<Node> current, boolean alone) {
        Signature signature = kind.signature();
        CallForm.refuseBody(call, problems);
        String path = labels.path(call, signature.name(), context.scope(), alone);
        Optional<Arguments> arguments = new Binder(expander.evaluator(context), problems)
                .bind(signature, call.callee().span(), call.arguments());
        if (arguments.isEmpty() || current.isEmpty()) {
            return Optional.empty();
        }
        return kind.bind(arguments.get(), current.get().shape())
                .flatMap(op -> expander.add(
                        path, signature.name(), op, List.of(current.get()), CallForm.withLabel(call, arguments.get())));
    }

    private Optional<Node> sequence(Tree.Call call, Context context, Optional<Node> current, boolean alone) {
        if (!CallForm.isOnlyBody(call, problems)) {
            return Optional.empty();
        }
        String path = labels.path(call, "sequence", context.scope(), alone);
        return expander.walk(call.body().get(), context.in(context.scope().numbered(path)), current);
    }

    private Optional<Node> block(
            Module.Block block, Tree.Call call, Context context, Optional<Node> current, boolean alone) {
        CallForm.refuseBody(call, problems);
        String path = labels.path(call, block.name(), context.scope(), alone);
        BlockBinder binder = new BlockBinder(block, context.variables(), problems);
        Optional<Variables> variables = binder.bind(call, current);
        if (variables.isEmpty()) {
            return Optional.empty();
        }
        Context inside =
                new Context(block.module(), variables.get(), context.scope().block(path));
        return expander.block(block, call.callee(), binder.values(variables.get()), inside, current);
    }
}
