package dev.netc.compiler.syntax;

import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree.Binary;
import dev.netc.compiler.syntax.Tree.Expression;
import dev.netc.compiler.syntax.Tree.Unary;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints what stands on a line, without its bodies. Literals keep their spelling. */
final class ExpressionPrinter {

    private ExpressionPrinter() {}

    static String label(Optional<Tree.Name> label) {
        return label.map(name -> name.text() + ": ").orElse("");
    }

    static String parameter(Tree.Parameter parameter) {
        return parameter.name().text()
                + parameter.standard().map(value -> " = " + print(value)).orElse("");
    }

    static String argument(Tree.Argument argument) {
        return (argument.arrow() ? "-> " : "") + print(argument.value());
    }

    static String choice(Tree.Choice choice) {
        return choice.name().text() + " in "
                + choice.values().stream().map(ExpressionPrinter::print).collect(Collectors.joining(", "));
    }

    static String print(Expression expression) {
        if (expression instanceof Tree.Parenthesized parenthesized) {
            return "(" + print(parenthesized.inner()) + ")";
        }
        if (expression instanceof Unary unary) {
            String sign = unary.operator() == Unary.Operator.NOT ? "not " : "-";
            return sign + print(unary.operand());
        }
        if (expression instanceof Binary binary) {
            String space = isTight(binary) ? "" : " ";
            return print(binary.left()) + space + binary.operator().symbol() + space + print(binary.right());
        }
        return expression.span().text();
    }

    /** Whether a calculation is written without spaces, as {@code 4*width}; that is left to the writer. */
    private static boolean isTight(Binary binary) {
        Span left = binary.left().span();
        int between = binary.right().span().start() - left.end();
        return isArithmetic(binary.operator())
                && between == binary.operator().symbol().length();
    }

    private static boolean isArithmetic(Binary.Operator operator) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> true;
            case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, AND, OR -> false;
        };
    }
}
