package dev.netc.compiler.syntax;

import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree.Binary;
import dev.netc.compiler.syntax.Tree.Expression;
import dev.netc.compiler.syntax.Tree.Name;
import dev.netc.compiler.syntax.Tree.Unary;
import dev.netc.compiler.syntax.antlr.NetLexer;
import dev.netc.compiler.syntax.antlr.NetParser;
import java.util.Optional;
import java.util.function.Supplier;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Makes names, values and expressions of the parser's contexts. */
final class ExpressionBuilder {

    private final SourceFile source;
    private final Literals literals;

    ExpressionBuilder(SourceFile source, SyntaxProblems problems) {
        this.source = source;
        this.literals = new Literals(source, problems);
    }

    /** What is built, if all its literals could be read. */
    <T> Optional<T> readable(Supplier<T> building) {
        boolean outer = literals.startReading();
        T built = building.get();
        return literals.endReading(outer) ? Optional.of(built) : Optional.empty();
    }

    /** A name as it is given to something. */
    Name newName(Token token) {
        literals.checkName(token);
        return name(token);
    }

    Name name(Token token) {
        return new Name(span(token), token.getText());
    }

    Tree.Text text(Token token) {
        return literals.text(token);
    }

    Tree.Argument argument(NetParser.ArgumentContext argument) {
        boolean arrow = argument.ARROW() != null;
        Expression value =
                argument.negative() == null ? value(argument.value()) : negative(argument.negative(), !arrow);
        return new Tree.Argument(span(argument), arrow, value);
    }

    private Expression negative(NetParser.NegativeContext negative, boolean mayBeDifference) {
        Token number = negative.NUMBER().getSymbol();
        if (mayBeDifference) {
            literals.checkNegative(negative.getStart(), number);
        }
        return new Unary(span(negative), Unary.Operator.MINUS, literals.number(number));
    }

    Expression expression(NetParser.ExpressionContext expression) {
        if (expression instanceof NetParser.OperandContext operand) {
            return value(operand.value());
        }
        if (expression instanceof NetParser.MinusContext minus) {
            return new Unary(span(minus), Unary.Operator.MINUS, expression(minus.expression()));
        }
        if (expression instanceof NetParser.NotContext not) {
            return new Unary(span(not), Unary.Operator.NOT, expression(not.expression()));
        }
        NetParser.BinaryContext binary = (NetParser.BinaryContext) expression;
        return new Binary(span(binary), operator(binary.operator), expression(binary.left), expression(binary.right));
    }

    private Expression value(NetParser.ValueContext value) {
        Token token = value.getStart();
        return switch (token.getType()) {
            case NetLexer.NUMBER -> literals.number(token);
            case NetLexer.SIZE -> literals.size(token);
            case NetLexer.STRING -> literals.text(token);
            case NetLexer.LPAREN -> new Tree.Parenthesized(span(value), expression(value.expression()));
            default -> new Tree.Reference(span(token), token.getText());
        };
    }

    private static Binary.Operator operator(Token token) {
        for (Binary.Operator operator : Binary.Operator.values()) {
            if (operator.symbol().equals(token.getText())) {
                return operator;
            }
        }
        throw new IllegalArgumentException(token + " is no operator");
    }

    Span span(ParserRuleContext context) {
        return source.span(context.getStart().getStartIndex(), context.getStop().getStopIndex() + 1);
    }

    private Span span(Token token) {
        return source.span(token.getStartIndex(), token.getStopIndex() + 1);
    }
}
