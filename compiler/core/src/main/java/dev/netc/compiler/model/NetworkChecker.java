package dev.netc.compiler.model;

import dev.netc.compiler.model.Expander.Context;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks one network: its parameters, its input, its body, its budgets, and how it is trained. */
final class NetworkChecker {

    private final Module module;
    private final Tree.Definition definition;
    private final Map<String, Quantity> settings;
    private final Limits limits;
    private final Problems problems;
    private final Variables incoming;
    private final Variables variables;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Budget> budgets = new ArrayList<>();
    private Optional<Tree.Call> inputCall = Optional.empty();
    private Optional<Input> input = Optional.empty();
    private Optional<Tree.Call> train = Optional.empty();
    private Optional<Tree.Call> search = Optional.empty();
    private List<Label> labels = List.of();

    NetworkChecker(
            Module module,
            Tree.Definition definition,
            Map<String, Quantity> settings,
            Limits limits,
            Problems problems) {
        this.module = module;
        this.definition = definition;
        this.settings = settings;
        this.limits = limits;
        this.problems = problems;
        this.incoming = Variables.none();
        this.variables = incoming.inner();
    }

    /** The network, unless it has no input or no layers; it may still have been found wrong. */
    Optional<Network> check() {
        limits.startNetwork(definition.name().span(), problems);
        JavaName.check(definition.name(), problems);
        definition.parameters().forEach(this::declare);
        Optional<Node> output = body();
        Optional<TrainingBlock> training =
                train.flatMap(call -> new TrainingReader(new Evaluator(variables, problems), problems).read(call));
        Optional<SearchBlock> choices = search.flatMap(
                call -> new SearchReader(definition, new Evaluator(variables, problems), problems).read(call));
        if (input.isEmpty()) {
            reportMissingInput();
            return Optional.empty();
        }
        if (layers.isEmpty() && !isBroken() && !limits.exceeded() && !problems.hasErrors()) {
            problems.add(Problem.error(
                    StructureError.EMPTY_NETWORK, definition.name().span(), "the network has no layers"));
        }
        return isBroken() ? Optional.empty() : output.map(node -> network(node, training, choices));
    }

    private Network network(Node output, Optional<TrainingBlock> training, Optional<SearchBlock> choices) {
        return new Network(
                definition.name().text(),
                definition.documentation(),
                definition.name().span(),
                input.orElseThrow(),
                layers,
                labels,
                output,
                budgets,
                training,
                choices);
    }

    private void reportMissingInput() {
        if (inputCall.isEmpty() && !isBroken() && !limits.exceeded() && !problems.hasErrors()) {
            problems.add(Problem.error(
                            StructureError.MISSING_INPUT, definition.name().span(), "the network has no input")
                    .label("begin its body with a line such as input 1x28x28"));
        }
    }

    private void declare(Tree.Parameter parameter) {
        String name = parameter.name().text();
        Optional<Variables.Variable> before = variables.declaredHere(name);
        if (before.isPresent()) {
            problems.add(Problem.error(
                    NameError.DUPLICATE_NAME, parameter.name().span(), "parameter '" + name + "' is declared twice"));
            return;
        }
        value(parameter)
                .ifPresent(value -> variables.declare(
                        name, value, Optional.of(parameter.name().span())));
    }

    private Optional<Quantity> value(Tree.Parameter parameter) {
        Quantity set = settings.get(parameter.name().text());
        if (set != null) {
            return Optional.of(set);
        }
        if (parameter.standard().isEmpty()) {
            problems.add(Problem.error(
                    ArgumentError.MISSING_VALUE,
                    parameter.span(),
                    "a network's parameter needs a value: " + parameter.name().text() + " = 10"));
            return Optional.empty();
        }
        return new Evaluator(variables, problems).evaluate(parameter.standard().get());
    }

    private Optional<Node> body() {
        Context context = new Context(module, variables, Scope.root());
        context.scope().reserve(() -> module.labels(definition.body()));
        Expander expander = new Expander(problems, limits, layers);
        Optional<Node> output = statements(context, expander);
        labels = context.scope().allLabels();
        return output;
    }

    private Optional<Node> statements(Context context, Expander expander) {
        Optional<Node> current = Optional.empty();
        int end = definition.body().span().start();
        for (Tree.Statement statement : definition.body().statements()) {
            if (!limits.step(statement.span(), problems)) {
                return Optional.empty();
            }
            current = module.isBroken(end, statement.span().start()) ? Optional.empty() : current;
            end = statement.span().end();
            if (!ownStatement(statement)) {
                if (inputCall.isEmpty() && !isBroken() && statement instanceof Tree.Call call) {
                    reportBeforeInput(call);
                    return Optional.empty();
                }
                current = expander.step(statement, context, current, false);
            } else if (layers.isEmpty()) {
                current = input.map(Node.class::cast);
            }
        }
        return current;
    }

    private boolean isBroken() {
        return module.isBroken(definition.span().start(), definition.span().end());
    }

    private void reportBeforeInput(Tree.Call call) {
        problems.add(Problem.error(
                        StructureError.MISSING_INPUT, call.callee().span(), "expected input before the first layer")
                .label("begin the network with a line such as input 1x28x28"));
    }

    /** Takes what stands only in a network's own body; false for what can stand anywhere. */
    private boolean ownStatement(Tree.Statement statement) {
        if (statement instanceof Tree.Assert budget) {
            new BudgetReader(new Evaluator(variables, problems), problems)
                    .read(budget)
                    .ifPresent(budgets::add);
            return true;
        }
        if (!(statement instanceof Tree.Call call)) {
            return false;
        }
        switch (call.callee().text()) {
            case "input" -> input(call);
            case "train" -> train = once(train, call);
            case "search" -> search = once(search, call);
            default -> {
                return false;
            }
        }
        return true;
    }

    private Optional<Tree.Call> once(Optional<Tree.Call> before, Tree.Call call) {
        before.ifPresent(first -> problems.add(Problem.error(
                        ArgumentError.DUPLICATE_SETTING,
                        call.callee().span(),
                        call.callee().text() + " stands twice in the network")
                .note(first.callee().span(), "first here")));
        return before.isPresent() ? before : Optional.of(call);
    }

    private void input(Tree.Call call) {
        if (inputCall.isPresent()) {
            problems.add(
                    Problem.error(ArgumentError.DUPLICATE_SETTING, call.callee().span(), "a network has one input")
                            .note(inputCall.get().span(), "first here"));
            return;
        }
        inputCall = Optional.of(call);
        CallForm.refuseBody(call, problems);
        InputReader reader = new InputReader(new Evaluator(variables, problems), problems);
        reader.read(call).ifPresent(shape -> {
            input = Optional.of(new Input(shape, call.span()));
            IncomingSize.declare(incoming, shape);
        });
    }
}
