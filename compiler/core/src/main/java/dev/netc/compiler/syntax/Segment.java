package dev.netc.compiler.syntax;

import dev.netc.compiler.syntax.Tree.Body;
import dev.netc.compiler.syntax.Tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A piece of a statement up to and with a body: {@code if c { ... }} and {@code else { ... }} are the two of an if. */
record Segment(String text, Optional<Body> body) {

    static List<Segment> of(Tree.Item item) {
        if (item instanceof Tree.Import imported) {
            return plain("import " + imported.path().span().text());
        }
        Tree.Definition definition = (Tree.Definition) item;
        String parameters = definition.parameters().isEmpty()
                ? ""
                : definition.parameters().stream()
                        .map(ExpressionPrinter::parameter)
                        .collect(Collectors.joining(", ", "(", ")"));
        return List.of(new Segment(head(definition) + parameters, Optional.of(definition.body())));
    }

    /** What stands before the parameters. */
    static String head(Tree.Definition definition) {
        String kind = definition.kind() == Tree.Definition.Kind.NETWORK ? "network " : "block ";
        return kind + definition.name().text();
    }

    static List<Segment> of(Statement statement) {
        if (statement instanceof Tree.Call call) {
            return call(call);
        }
        if (statement instanceof Tree.Repeat repeat) {
            String text = ExpressionPrinter.label(repeat.label()) + "repeat " + ExpressionPrinter.print(repeat.count());
            return List.of(new Segment(text, Optional.of(repeat.body())));
        }
        if (statement instanceof Tree.If condition) {
            List<Segment> segments = new ArrayList<>();
            condition("if ", condition, segments);
            return segments;
        }
        if (statement instanceof Tree.Let let) {
            return plain("let " + let.name().text() + " = " + ExpressionPrinter.print(let.value()));
        }
        if (statement instanceof Tree.Expect expect) {
            return plain("expect " + ExpressionPrinter.print(expect.shape()));
        }
        if (statement instanceof Tree.Assert claim) {
            return plain("assert " + claim.quantity().text() + " "
                    + claim.comparison().symbol() + " " + ExpressionPrinter.print(claim.limit()));
        }
        if (statement instanceof Tree.From from) {
            return plain("from " + from.path().text());
        }
        return plain(ExpressionPrinter.choice((Tree.Choice) statement));
    }

    private static List<Segment> plain(String text) {
        return List.of(new Segment(text, Optional.empty()));
    }

    private static List<Segment> call(Tree.Call call) {
        StringBuilder text = new StringBuilder();
        text.append(ExpressionPrinter.label(call.label())).append(call.callee().text());
        call.arguments().forEach(argument -> text.append(' ').append(ExpressionPrinter.argument(argument)));
        List<Segment> segments = new ArrayList<>();
        segments.add(new Segment(text.toString(), call.body()));
        call.clauses().forEach(clause -> segments.add(new Segment(clause.name().text(), Optional.of(clause.body()))));
        return segments;
    }

    private static void condition(String word, Tree.If condition, List<Segment> segments) {
        String text = word + ExpressionPrinter.print(condition.condition());
        segments.add(new Segment(text, Optional.of(condition.then())));
        condition.otherwise().ifPresent(otherwise -> {
            if (isElseIf(otherwise)) {
                condition("else if ", (Tree.If) otherwise.statements().get(0), segments);
            } else {
                segments.add(new Segment("else", Optional.of(otherwise)));
            }
        });
    }

    /** Whether an {@code else} has no braces of its own. */
    private static boolean isElseIf(Body otherwise) {
        return otherwise.statements().size() == 1
                && otherwise.statements().get(0) instanceof Tree.If next
                && next.span().start() == otherwise.span().start();
    }

    /** Whether it may stand on one line, if that is not too long. */
    boolean mayBeFlat() {
        return body.stream().allMatch(present -> isEmpty(present) || isWrittenFlat(present));
    }

    static boolean isEmpty(Body body) {
        return body.statements().isEmpty() && hasNoComments(body);
    }

    private static boolean isWrittenFlat(Body body) {
        int last = body.span().source().line(body.span().end());
        return hasNoComments(body) && body.span().line() == last;
    }

    private static boolean hasNoComments(Body body) {
        return body.opening().isEmpty() && body.trailing().isEmpty();
    }

    /** As it stands on one line. */
    String flat() {
        return text + body.map(present -> " " + flat(present)).orElse("");
    }

    private static String flat(Body body) {
        return isEmpty(body)
                ? "{}"
                : body.statements().stream()
                        .map(statement -> flat(of(statement)))
                        .collect(Collectors.joining("; ", "{ ", " }"));
    }

    static String flat(List<Segment> segments) {
        return segments.stream().map(Segment::flat).collect(Collectors.joining(" "));
    }
}
