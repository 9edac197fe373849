package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the statements of one network, with blocks, repeats and conditions expanded, and builds its graph. After a mistake the value
 * that flows on is unknown (empty), and nothing more is said of shapes until one is known again.
 */
final class Expander {

    /** Callees that are neither layer nor block. */
    static final Set<String> STRUCTURE = Set.of("input", "branch", "sequence", "residual", "train", "search");

    private final Problems problems;
    private final Limits limits;
    private final List<Layer> layers;
    private final Labels labels;
    private final CallExpander calls;

    /** @param layers receives all layers, each after its inputs */
    Expander(Problems problems, Limits limits, List<Layer> layers) {
        this.problems = problems;
        this.limits = limits;
        this.layers = layers;
        this.labels = new Labels(problems, limits);
        this.calls = new CallExpander(this, problems, limits, labels);
    }

    /** What a body sees while it is walked. */
    record Context(Module module, Variables variables, Scope scope) {

        /** The same with names of its own, and layers named in this scope. */
        Context in(Scope inner) {
            return new Context(module, variables.inner(), inner);
        }
    }

    /** Walks a body from this value, and returns the value that it ends with. */
    Optional<Node> walk(Tree.Body body, Context context, Optional<Node> start) {
        return walk(body, context, start, false);
    }

    /** @param alone whether the only layer of the body takes the scope's own path, as in a round of one block */
    private Optional<Node> walk(Tree.Body body, Context context, Optional<Node> start, boolean alone) {
        if (!limits.descend(
                body.span().source().span(body.span().start(), body.span().start() + 1), problems)) {
            return Optional.empty();
        }
        Optional<Node> end = walkStatements(body, context, start, alone && hasOneLayer(body));
        limits.ascend();
        return end;
    }

    private Optional<Node> walkStatements(Tree.Body body, Context context, Optional<Node> start, boolean alone) {
        context.scope().reserve(() -> context.module().labels(body));
        Optional<Node> current = start;
        int end = body.span().start();
        for (Tree.Statement statement : body.statements()) {
            if (!limits.step(statement.span(), problems)) {
                return Optional.empty();
            }
            Optional<Node> before =
                    context.module().isBroken(end, statement.span().start()) ? Optional.empty() : current;
            current = step(statement, context, before, alone);
            end = statement.span().end();
        }
        return context.module().isBroken(end, body.span().end()) ? Optional.empty() : current;
    }

    private static boolean hasOneLayer(Tree.Body body) {
        return body.statements().stream().filter(Expander::makesLayers).count() == 1;
    }

    private static boolean makesLayers(Tree.Statement statement) {
        return statement instanceof Tree.Call || statement instanceof Tree.If || statement instanceof Tree.Repeat;
    }

    Optional<Node> step(Tree.Statement statement, Context context, Optional<Node> current, boolean alone) {
        if (statement instanceof Tree.Call call) {
            return calls.expand(call, context, current, alone);
        }
        if (statement instanceof Tree.Repeat repeat) {
            return repeat(repeat, context, current);
        }
        if (statement instanceof Tree.If condition) {
            return condition(condition, context, current, alone);
        }
        if (statement instanceof Tree.Let let) {
            declare(let, context);
        } else if (statement instanceof Tree.Expect expect) {
            new Expectation(evaluator(context), problems).check(expect, current);
        } else if (statement instanceof Tree.From from) {
            misplaced(from.span(), "from stands only at the start of a branch");
        } else if (statement instanceof Tree.Assert assertion) {
            misplaced(assertion.span(), "assert stands only in the body of a network");
        } else if (statement instanceof Tree.Choice choice) {
            misplaced(choice.span(), "a choice of values stands only in search");
        }
        return current;
    }

    private void misplaced(Span span, String message) {
        problems.add(Problem.error(StructureError.MISPLACED, span, message));
    }

    Evaluator evaluator(Context context) {
        return new Evaluator(context.variables(), problems);
    }

    private void declare(Tree.Let let, Context context) {
        String name = let.name().text();
        Span where = let.name().span();
        Optional<Variables.Variable> before = context.variables().declaredHere(name);
        if (before.isPresent()) {
            Problem problem = Problem.error(NameError.DUPLICATE_NAME, where, "'" + name + "' is declared twice");
            problems.add(before.get()
                    .declared()
                    .map(span -> problem.note(span, "first here"))
                    .orElse(problem));
        }
        evaluator(context).evaluate(let.value()).ifPresent(value -> context.variables()
                .declare(name, value, Optional.of(where)));
    }

    private Optional<Node> repeat(Tree.Repeat repeat, Context context, Optional<Node> start) {
        Optional<Integer> rounds = evaluator(context).evaluate(repeat.count()).flatMap(value -> rounds(repeat, value));
        if (rounds.isEmpty()) {
            return Optional.empty();
        }
        Optional<Scope> labelled = repeat.label()
                .map(label -> labels.labelled(label, "repeat", context.scope()))
                .map(path -> context.scope().numbered(path));
        Optional<Node> current = start;
        for (int index = 0; index < rounds.get() && limits.step(repeat.count().span(), problems); index++) {
            Scope scope = labelled.map(outer -> outer.named(outer.unlabelled("round")))
                    .orElse(context.scope());
            Context round = context.in(scope);
            round.variables().declare("index", Quantity.Number.of(index), Optional.empty());
            current = walk(repeat.body(), round, current, labelled.isPresent());
        }
        labels.define(repeat.label(), context.scope(), current);
        return current;
    }

    private Optional<Integer> rounds(Tree.Repeat repeat, Quantity value) {
        ValueType count = ValueType.count(0);
        Optional<Object> read = count.reader().apply(value);
        if (read.isEmpty()) {
            problems.add(Problem.error(ArgumentError.WRONG_VALUE, repeat.count().span(), count.refusal(value)));
        }
        return read.map(Integer.class::cast);
    }

    private Optional<Node> condition(Tree.If condition, Context context, Optional<Node> start, boolean alone) {
        Optional<Boolean> truth = evaluator(context).condition(condition.condition());
        if (truth.isEmpty()) {
            return Optional.empty();
        }
        Optional<Tree.Body> taken = truth.get() ? Optional.of(condition.then()) : condition.otherwise();
        return taken.isEmpty() ? start : walk(taken.get(), context.in(context.scope()), start, alone);
    }

    /** Adds a layer to the network; empty where it would be too large. */
    Optional<Node> add(String path, String kind, Op op, List<Node> inputs, Span span) {
        boolean fits = op.output().elements() <= Shape.MOST_ELEMENTS && op.largestParameter() <= Shape.MOST_ELEMENTS;
        if (!fits) {
            problems.add(Problem.error(
                            ShapeError.TOO_LARGE,
                            span,
                            "one sample's output, and one parameter, hold at most " + Shape.MOST_ELEMENTS + " numbers")
                    .label("makes " + op.output().words()));
        }
        if (!fits || !limits.layer(span, problems)) {
            return Optional.empty();
        }
        Layer layer = new Layer(path, kind, op, inputs, span);
        layers.add(layer);
        return Optional.of(layer);
    }

    /** Walks a block's body; what is wrong in it is told with the place of the call. */
    Optional<Node> block(Module.Block block, Tree.Name call, String values, Context inside, Optional<Node> start) {
        if (!limits.enter(block, call.span(), problems)) {
            return Optional.empty();
        }
        Problems told = problems.calledFrom(call.span(), "called here" + values);
        Optional<Node> end =
                new Expander(told, limits, layers).walk(block.definition().body(), inside, start);
        limits.leave();
        return end;
    }
}
