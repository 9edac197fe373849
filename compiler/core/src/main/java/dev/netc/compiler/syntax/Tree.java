package dev.netc.compiler.syntax;

import dev.netc.compiler.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A model file as it is written: every word with its place, comments kept, nothing worked out. */
public sealed interface Tree {

    Span span();

    /** A whole file. {@code trailing} are the comments after the last item. */
    record File(Span span, List<Item> items, List<Comment> trailing) implements Tree {}

    /** What a file consists of. */
    sealed interface Item extends Tree permits Import, Definition {
        Layout layout();
    }

    /** {@code import "blocks/resnet.net"} */
    record Import(Span span, Text path, Layout layout) implements Item {}

    /**
     * {@code network NAME(parameters) { ... }} or {@code block NAME(parameters) { ... }}. {@code documentation} is the
     * text of the {@code ##} lines.
     */
    record Definition(
            Span span,
            Kind kind,
            Name name,
            List<Parameter> parameters,
            Body body,
            List<String> documentation,
            Layout layout)
            implements Item {

        public enum Kind {
            NETWORK,
            BLOCK
        }
    }

    /** {@code width} or {@code step = 1}; {@code comment} is the one behind it, where every parameter has its line. */
    record Parameter(Span span, Name name, Optional<Expression> standard, Optional<Comment> comment) implements Tree {}

    /**
     * {@code { ... }}. {@code opening} is the comment behind the opening brace, {@code trailing} are those before the
     * closing one.
     */
    record Body(Span span, Optional<Comment> opening, List<Statement> statements, List<Comment> trailing)
            implements Tree {

        /** A body with no comment behind its opening brace. */
        public Body(Span span, List<Statement> statements, List<Comment> trailing) {
            this(span, Optional.empty(), statements, trailing);
        }
    }

    /** A line of a body. */
    sealed interface Statement extends Tree permits Call, Let, Repeat, If, Expect, Assert, From, Choice {
        Layout layout();
    }

    /** {@code conv1: conv 5x5 -> 20 stride 2}, or anything else that begins with a name: {@code train { ... }}. */
    record Call(
            Span span,
            Optional<Name> label,
            Name callee,
            List<Argument> arguments,
            Optional<Body> body,
            List<Clause> clauses,
            Layout layout)
            implements Statement {}

    /** A word of a call: a value, or a value behind an arrow. Which words are attributes, the callee says. */
    record Argument(Span span, boolean arrow, Expression value) implements Tree {}

    /** A further body of a call: {@code shortcut { ... }} */
    record Clause(Span span, Name name, Body body) implements Tree {}

    /** {@code let half = c1 / 2} */
    record Let(Span span, Name name, Expression value, Layout layout) implements Statement {}

    /** {@code layer1: repeat 3 { ... }} */
    record Repeat(Span span, Optional<Name> label, Expression count, Body body, Layout layout) implements Statement {}

    /** {@code if cond { ... } else { ... }}; {@code else if} is an otherwise of one If. */
    record If(Span span, Expression condition, Body then, Optional<Body> otherwise, Layout layout)
            implements Statement {}

    /** {@code expect 4*4*50} or {@code expect 64x12x12} */
    record Expect(Span span, Expression shape, Layout layout) implements Statement {}

    /** {@code assert params < 26M} */
    record Assert(Span span, Name quantity, Comparison comparison, Expression limit, Layout layout)
            implements Statement {}

    /** {@code from encoder1} */
    record From(Span span, Name path, Layout layout) implements Statement {}

    /** {@code c1 in 48, 96}, in a search. */
    record Choice(Span span, Name name, List<Expression> values, Layout layout) implements Statement {}

    /** A name or a path: {@code conv1}, {@code layer1.0.conv1}. */
    record Name(Span span, String text) implements Tree {}

    /** A comment, from its {@code #} to the end of the line. */
    record Comment(Span span, String text) implements Tree {}

    /**
     * How a statement stands in the text, as far as the formatter keeps it.
     *
     * @param blankLineBefore whether at least one empty line stands before it and its comments
     * @param joined whether it follows the statement before on the same line, behind a semicolon
     * @param leading comments on lines of their own before it
     * @param trailing the comment behind it on its last line
     */
    record Layout(boolean blankLineBefore, boolean joined, List<Comment> leading, Optional<Comment> trailing) {}

    sealed interface Expression extends Tree permits Number, Size, Text, Reference, Unary, Binary, Parenthesized {}

    /** {@code 64}, {@code 0.5}, {@code 5M}; {@code value} has the suffix worked in. */
    record Number(Span span, BigDecimal value) implements Expression {}

    /** {@code 5x5}, {@code 3x32x32}: two or more whole numbers. */
    record Size(Span span, List<Long> sizes) implements Expression {}

    /** {@code "blocks/resnet.net"}; {@code value} is without the quotes. */
    record Text(Span span, String value) implements Expression {}

    /** {@code classes}; a word whose meaning the place decides. */
    record Reference(Span span, String name) implements Expression {}

    record Unary(Span span, Operator operator, Expression operand) implements Expression {

        public enum Operator {
            MINUS,
            NOT
        }
    }

    record Binary(Span span, Operator operator, Expression left, Expression right) implements Expression {

        public enum Operator {
            ADD("+"),
            SUBTRACT("-"),
            MULTIPLY("*"),
            DIVIDE("/"),
            REMAINDER("%"),
            EQUAL("=="),
            NOT_EQUAL("!="),
            LESS("<"),
            AT_MOST("<="),
            GREATER(">"),
            AT_LEAST(">="),
            AND("and"),
            OR("or");

            private final String symbol;

            Operator(String symbol) {
                this.symbol = symbol;
            }

            public String symbol() {
                return symbol;
            }
        }
    }

    record Parenthesized(Span span, Expression inner) implements Expression {}

    /** The comparison of an assertion. */
    enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        EQUAL("==");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }
}
