package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;
import dev.netc.compiler.syntax.Tree.Binary.Operator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Works out expressions. A mistake is reported once, and the result is then empty. */
final class Evaluator {

    private final Variables variables;
    private final Problems problems;

    Evaluator(Variables variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    Optional<Quantity> evaluate(Tree.Expression expression) {
        return evaluate(expression, Set.of());
    }

    /** A name among {@code words} stands for itself. */
    Optional<Quantity> evaluate(Tree.Expression expression, Set<String> words) {
        if (expression instanceof Tree.Number number) {
            return checked(number.value(), number.span());
        }
        if (expression instanceof Tree.Size size) {
            return Optional.of(new Quantity.Size(size.sizes()));
        }
        if (expression instanceof Tree.Text text) {
            return Optional.of(new Quantity.Text(text.value()));
        }
        if (expression instanceof Tree.Reference reference) {
            return reference(reference, words);
        }
        if (expression instanceof Tree.Parenthesized parenthesized) {
            return evaluate(parenthesized.inner());
        }
        if (expression instanceof Tree.Unary unary) {
            return unary(unary);
        }
        return binary((Tree.Binary) expression);
    }

    /** What a condition comes to; anything that is neither true nor false is reported. */
    Optional<Boolean> condition(Tree.Expression expression) {
        return evaluate(expression).flatMap(value -> truth(value, expression));
    }

    private Optional<Quantity> reference(Tree.Reference reference, Set<String> words) {
        if (words.contains(reference.name())) {
            return Optional.of(new Quantity.Word(reference.name()));
        }
        Optional<Variables.Variable> variable = variables.find(reference.name());
        if (variable.isEmpty()) {
            Set<String> known = new LinkedHashSet<>(words);
            known.addAll(variables.names());
            problems.add(UnknownName.of(NameError.UNKNOWN_VALUE, reference.name(), reference.span(), known));
            return Optional.empty();
        }
        return Optional.of(variable.get().value());
    }

    private Optional<Quantity> unary(Tree.Unary unary) {
        Optional<Quantity> operand = evaluate(unary.operand());
        if (operand.isEmpty()) {
            return Optional.empty();
        }
        if (unary.operator() == Tree.Unary.Operator.NOT) {
            return truth(operand.get(), unary.operand()).map(value -> new Quantity.Truth(!value));
        }
        return number(operand.get(), unary.operand()).map(value -> new Quantity.Number(value.negate()));
    }

    private Optional<Quantity> binary(Tree.Binary binary) {
        Optional<Quantity> left = evaluate(binary.left());
        if (isLogical(binary.operator())) {
            return left.flatMap(value -> truth(value, binary.left())).flatMap(value -> logical(binary, value));
        }
        Optional<Quantity> right = evaluate(binary.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        if (binary.operator() == Operator.EQUAL || binary.operator() == Operator.NOT_EQUAL) {
            boolean equal = same(left.get(), right.get());
            return Optional.of(new Quantity.Truth(equal == (binary.operator() == Operator.EQUAL)));
        }
        Optional<BigDecimal> a = number(left.get(), binary.left());
        Optional<BigDecimal> b = number(right.get(), binary.right());
        return a.isEmpty() || b.isEmpty() ? Optional.empty() : arithmetic(binary, a.get(), b.get());
    }

    private static boolean isLogical(Operator operator) {
        return operator == Operator.AND || operator == Operator.OR;
    }

    /** The right side counts only where the left has not decided, so that {@code n > 0 and 8 / n > 1} is safe. */
    private Optional<Quantity> logical(Tree.Binary binary, boolean left) {
        if (left == (binary.operator() == Operator.OR)) {
            return Optional.of(new Quantity.Truth(left));
        }
        return evaluate(binary.right())
                .flatMap(value -> truth(value, binary.right()))
                .map(Quantity.Truth::new);
    }

    private static boolean same(Quantity left, Quantity right) {
        if (left instanceof Quantity.Number a && right instanceof Quantity.Number b) {
            return a.value().compareTo(b.value()) == 0;
        }
        return left.equals(right);
    }

    private Optional<Quantity> arithmetic(Tree.Binary binary, BigDecimal a, BigDecimal b) {
        boolean divides = binary.operator() == Operator.DIVIDE || binary.operator() == Operator.REMAINDER;
        if (divides && b.signum() == 0) {
            problems.add(Problem.error(
                            ArgumentError.DIVISION_BY_ZERO,
                            binary.span(),
                            "the right side of " + binary.operator().symbol() + " is 0")
                    .label(a.toPlainString() + " " + binary.operator().symbol() + " 0"));
            return Optional.empty();
        }
        return switch (binary.operator()) {
            case ADD -> checked(a.add(b, MathContext.DECIMAL64), binary.span());
            case SUBTRACT -> checked(a.subtract(b, MathContext.DECIMAL64), binary.span());
            case MULTIPLY -> checked(a.multiply(b, MathContext.DECIMAL64), binary.span());
            case DIVIDE -> checked(a.divide(b, MathContext.DECIMAL64), binary.span());
            case REMAINDER -> checked(a.remainder(b), binary.span());
            case LESS -> truth(a.compareTo(b) < 0);
            case AT_MOST -> truth(a.compareTo(b) <= 0);
            case GREATER -> truth(a.compareTo(b) > 0);
            case AT_LEAST -> truth(a.compareTo(b) >= 0);
            case EQUAL, NOT_EQUAL, AND, OR -> throw new IllegalStateException("no arithmetic: " + binary.operator());
        };
    }

    private static Optional<Quantity> truth(boolean value) {
        return Optional.of(new Quantity.Truth(value));
    }

    private Optional<Quantity> checked(BigDecimal value, Span span) {
        Quantity.Number number = new Quantity.Number(value);
        if (!number.isInRange()) {
            problems.add(Problem.error(ArgumentError.NUMBER_TOO_LARGE, span, "expected a number of at most 1e18"));
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private Optional<BigDecimal> number(Quantity value, Tree.Expression where) {
        if (value instanceof Quantity.Number number) {
            return Optional.of(number.value());
        }
        problems.add(Problem.error(ArgumentError.WRONG_TYPE, where.span(), "expected a number, found " + value.text()));
        return Optional.empty();
    }

    private Optional<Boolean> truth(Quantity value, Tree.Expression where) {
        if (value instanceof Quantity.Truth truth) {
            return Optional.of(truth.value());
        }
        problems.add(Problem.error(
                ArgumentError.WRONG_TYPE,
                where.span(),
                "expected a condition such as index == 0, found " + value.text()));
        return Optional.empty();
    }
}
