package dev.netc.compiler.model;

import dev.netc.compiler.source.Problems;
import dev.netc.compiler.syntax.Tree;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives a block's parameters their values: those without a standard in order, the others by name or as declared. */
final class BlockBinder {

    private final Module.Block block;
    private final Variables caller;
    private final Problems problems;

    BlockBinder(Module.Block block, Variables caller, Problems problems) {
        this.block = block;
        this.caller = caller;
        this.problems = problems;
    }

    /** What the block's body sees: the size that comes in, and its parameters. */
    Optional<Variables> bind(Tree.Call call, Optional<Node> input) {
        Optional<Arguments> arguments = new Binder(new Evaluator(caller, problems), problems)
                .bind(signature(), call.callee().span(), call.arguments());
        if (arguments.isEmpty() || input.isEmpty()) {
            return Optional.empty();
        }
        Variables incoming = Variables.none();
        IncomingSize.declare(incoming, input.get().shape());
        Variables variables = incoming.inner();
        boolean complete = true;
        for (Tree.Parameter parameter : block.definition().parameters()) {
            Optional<Quantity> value = value(parameter, arguments.get(), variables);
            value.ifPresent(known -> variables.declare(
                    parameter.name().text(), known, Optional.of(parameter.name().span())));
            complete &= value.isPresent();
        }
        return complete ? Optional.of(variables) : Optional.empty();
    }

    /** A standard value may use the parameters before it. */
    private Optional<Quantity> value(Tree.Parameter parameter, Arguments arguments, Variables before) {
        Optional<Object> given = arguments.any(parameter.name().text());
        return given.isPresent()
                ? given.map(Quantity.class::cast)
                : new Evaluator(before, problems).evaluate(parameter.standard().orElseThrow());
    }

    private Signature signature() {
        Signature signature = Signature.of(block.name(), "", example());
        for (Tree.Parameter parameter : block.definition().parameters()) {
            String name = parameter.name().text();
            signature = parameter.standard().isPresent()
                    ? signature.attribute(
                            name,
                            ValueType.ANY,
                            parameter.standard().get().span().text(),
                            "")
                    : signature.argument(name, ValueType.ANY, "");
        }
        return signature;
    }

    private String example() {
        return block.name()
                + block.definition().parameters().stream()
                        .filter(parameter -> parameter.standard().isEmpty())
                        .map(parameter -> " " + parameter.name().text())
                        .collect(Collectors.joining());
    }

    /** {@code with width = 64, step = 1}, for the note at the call. */
    String values(Variables variables) {
        String list = block.definition().parameters().stream()
                .map(parameter -> parameter.name().text())
                .map(name -> name + " = "
                        + variables.declaredHere(name).orElseThrow().value().text())
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? "" : " with " + list;
    }
}
