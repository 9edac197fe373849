package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;

/** Which of values, body and further bodies a call may have. */
final class CallForm {

    private CallForm() {}

    /** Reports a body on a call that takes none. */
    static void refuseBody(Tree.Call call, Problems problems) {
        String callee = call.callee().text();
        call.body()
                .ifPresent(body -> problems.add(Problem.error(
                        StructureError.UNEXPECTED_BODY, firstLine(body.span()), callee + " takes no body in braces")));
        call.clauses().stream()
                .limit(call.body().isPresent() ? 0 : 1)
                .forEach(clause -> problems.add(Problem.error(
                        StructureError.UNEXPECTED_BODY,
                        clause.name().span(),
                        callee + " takes no " + clause.name().text())));
    }

    /** Whether the call has a body; values and further bodies are reported, and so is its absence. */
    static boolean isOnlyBody(Tree.Call call, Problems problems) {
        String callee = call.callee().text();
        refuseValues(call, problems);
        call.clauses().stream()
                .limit(1)
                .forEach(clause -> problems.add(Problem.error(
                        StructureError.UNEXPECTED_BODY,
                        clause.name().span(),
                        callee + " takes no " + clause.name().text())));
        if (call.body().isEmpty()) {
            problems.add(Problem.error(
                    StructureError.MISSING_BODY, call.callee().span(), callee + " needs a body in braces"));
        }
        return call.body().isPresent();
    }

    /** Reports the first value of a call that takes none. */
    static void refuseValues(Tree.Call call, Problems problems) {
        call.arguments().stream()
                .limit(1)
                .forEach(word -> problems.add(Problem.error(
                        ArgumentError.UNEXPECTED_ARGUMENT,
                        word.span(),
                        call.callee().text() + " takes no values")));
    }

    /** The part of a call that says what the layer is: label, name and values. */
    static Span withLabel(Tree.Call call, Arguments arguments) {
        return call.label().map(label -> label.span().to(arguments.call())).orElse(arguments.call());
    }

    private static Span firstLine(Span body) {
        return body.source().span(body.start(), body.start() + 1);
    }
}
