package dev.netc.compiler.syntax;

import dev.netc.compiler.syntax.Tree.Body;
import dev.netc.compiler.syntax.Tree.Comment;
import dev.netc.compiler.syntax.Tree.Expression;
import dev.netc.compiler.syntax.Tree.Layout;
import dev.netc.compiler.syntax.Tree.Name;
import dev.netc.compiler.syntax.Tree.Statement;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows a tree as indented text, a node a line: what was understood, rather than how it was written. */
public final class TreeDump {

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private TreeDump() {}

    public static String dump(Tree.File file) {
        TreeDump dump = new TreeDump();
        file.items().forEach(dump::item);
        file.trailing().forEach(comment -> dump.line(0, comment.text()));
        return dump.out.toString();
    }

    private void line(int depth, String text) {
        out.append(INDENT.repeat(depth)).append(text).append('\n');
    }

    private void line(int depth, String text, Layout layout) {
        layout.leading().forEach(comment -> line(depth, comment.text()));
        line(depth, text + behind(layout.trailing()));
    }

    private static String behind(Optional<Comment> comment) {
        return comment.map(present -> "  " + present.text()).orElse("");
    }

    private void item(Tree.Item item) {
        if (item instanceof Tree.Import imported) {
            line(0, "import " + expression(imported.path()), imported.layout());
        } else if (item instanceof Tree.Definition definition) {
            String kind = definition.kind() == Tree.Definition.Kind.NETWORK ? "network " : "block ";
            line(0, kind + definition.name().text(), definition.layout());
            definition.documentation().forEach(text -> line(1, "documentation " + text));
            definition.parameters().forEach(this::parameter);
            statements(1, definition.body());
        }
    }

    private void parameter(Tree.Parameter parameter) {
        String standard =
                parameter.standard().map(value -> " = " + expression(value)).orElse("");
        line(1, "parameter " + parameter.name().text() + standard + behind(parameter.comment()));
    }

    private void body(int depth, String name, Body body) {
        line(depth, name);
        statements(depth + 1, body);
    }

    private void statements(int depth, Body body) {
        body.opening().ifPresent(comment -> line(depth, comment.text()));
        body.statements().forEach(statement -> statement(depth, statement));
        body.trailing().forEach(comment -> line(depth, comment.text()));
    }

    private void statement(int depth, Statement statement) {
        line(depth, head(statement), statement.layout());
        if (statement instanceof Tree.Call call) {
            call.body().ifPresent(body -> body(depth + 1, "body", body));
            call.clauses()
                    .forEach(clause -> body(depth + 1, "clause " + clause.name().text(), clause.body()));
        } else if (statement instanceof Tree.Repeat repeat) {
            statements(depth + 1, repeat.body());
        } else if (statement instanceof Tree.If condition) {
            body(depth + 1, "then", condition.then());
            condition.otherwise().ifPresent(otherwise -> body(depth + 1, "else", otherwise));
        }
    }

    private static String head(Statement statement) {
        if (statement instanceof Tree.Call call) {
            String arguments = call.arguments().stream()
                    .map(argument -> (argument.arrow() ? " -> " : " ") + expression(argument.value()))
                    .collect(Collectors.joining());
            return "call " + label(call.label()) + call.callee().text() + arguments;
        }
        if (statement instanceof Tree.Repeat repeat) {
            return "repeat " + label(repeat.label()) + expression(repeat.count());
        }
        if (statement instanceof Tree.If condition) {
            return "if " + expression(condition.condition());
        }
        if (statement instanceof Tree.Let let) {
            return "let " + let.name().text() + " = " + expression(let.value());
        }
        if (statement instanceof Tree.Expect expect) {
            return "expect " + expression(expect.shape());
        }
        if (statement instanceof Tree.Assert claim) {
            return "assert " + claim.quantity().text() + " "
                    + claim.comparison().symbol() + " " + expression(claim.limit());
        }
        if (statement instanceof Tree.From from) {
            return "from " + from.path().text();
        }
        Tree.Choice choice = (Tree.Choice) statement;
        return "choice " + choice.name().text() + " in "
                + choice.values().stream().map(TreeDump::expression).collect(Collectors.joining(", "));
    }

    private static String label(Optional<Name> label) {
        return label.map(name -> name.text() + ": ").orElse("");
    }

    /** Calculations as {@code (operator operands)}, numbers worked out. */
    private static String expression(Expression expression) {
        if (expression instanceof Tree.Number number) {
            return number.value().toPlainString();
        }
        if (expression instanceof Tree.Size size) {
            return size.sizes().stream().map(String::valueOf).collect(Collectors.joining("x"));
        }
        if (expression instanceof Tree.Text text) {
            return text.span().text();
        }
        if (expression instanceof Tree.Reference reference) {
            return reference.name();
        }
        if (expression instanceof Tree.Unary unary) {
            String operator = unary.operator() == Tree.Unary.Operator.NOT ? "not" : "-";
            return "(" + operator + " " + expression(unary.operand()) + ")";
        }
        if (expression instanceof Tree.Binary binary) {
            return "(" + binary.operator().symbol() + " " + expression(binary.left()) + " " + expression(binary.right())
                    + ")";
        }
        return expression(((Tree.Parenthesized) expression).inner());
    }
}
