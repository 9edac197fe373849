package dev.netc.compiler.syntax;

import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree.Body;
import dev.netc.compiler.syntax.Tree.Comment;
import dev.netc.compiler.syntax.Tree.Definition;
import dev.netc.compiler.syntax.Tree.Item;
import dev.netc.compiler.syntax.Tree.Layout;
import dev.netc.compiler.syntax.Tree.Name;
import dev.netc.compiler.syntax.Tree.Statement;
import dev.netc.compiler.syntax.antlr.NetLexer;
import dev.netc.compiler.syntax.antlr.NetParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** Makes the tree of what the parser understood; a statement or definition with an error is left out. */
final class TreeBuilder {

    private static final Layout NO_LAYOUT = new Layout(false, false, List.of(), Optional.empty());

    private final SourceFile source;
    private final Comments comments;
    private final ExpressionBuilder expressions;

    TreeBuilder(SourceFile source, SyntaxProblems problems, TokenStream tokens) {
        this.source = source;
        this.comments = new Comments(source, tokens);
        this.expressions = new ExpressionBuilder(source, problems);
    }

    Tree.File file(NetParser.FileContext file) {
        List<Item> items = new ArrayList<>();
        for (ParserRuleContext child : parts(file)) {
            if (child instanceof NetParser.ItemContext item && item.exception == null) {
                expressions.readable(() -> item(item, items.isEmpty())).ifPresent(items::add);
            } else {
                readFaulty(child);
            }
        }
        Token end = file.EOF() == null ? file.getStop() : file.EOF().getSymbol();
        List<Comment> trailing = end == null ? List.of() : comments.before(end.getTokenIndex());
        return new Tree.File(source.span(0, source.text().length()), items, trailing);
    }

    private static List<ParserRuleContext> parts(ParserRuleContext context) {
        return context.getRuleContexts(ParserRuleContext.class);
    }

    /** Reads the bodies of what is left out, for the problems in them. */
    private void readFaulty(ParserRuleContext context) {
        if (context instanceof NetParser.BodyContext body && body.exception == null) {
            expressions.readable(() -> body(body));
        } else {
            parts(context).forEach(this::readFaulty);
        }
    }

    private Item item(NetParser.ItemContext item, boolean isFirst) {
        if (item.kind == null) {
            Tree.Text path = expressions.text(item.STRING().getSymbol());
            return new Tree.Import(span(item), path, comments.layout(item, isFirst));
        }
        boolean isNetwork = item.kind.getType() == NetLexer.NETWORK;
        Name name = expressions.newName(item.NAME().getSymbol());
        List<Tree.Parameter> parameters = parameters(item.parameters());
        Body body = body(item.body());
        Layout layout = comments.layout(item, isFirst);
        return new Definition(
                span(item),
                isNetwork ? Definition.Kind.NETWORK : Definition.Kind.BLOCK,
                name,
                parameters,
                body,
                documentation(layout),
                withoutDocumentation(layout));
    }

    private static boolean isDocumentation(Comment comment) {
        return comment.text().startsWith("##") && !comment.text().startsWith("###");
    }

    private static List<String> documentation(Layout layout) {
        return layout.leading().stream()
                .filter(TreeBuilder::isDocumentation)
                .map(comment -> comment.text().substring(2).replaceFirst("^ ", ""))
                .toList();
    }

    private static Layout withoutDocumentation(Layout layout) {
        List<Comment> others = layout.leading().stream()
                .filter(comment -> !isDocumentation(comment))
                .toList();
        return new Layout(layout.blankLineBefore(), layout.joined(), others, layout.trailing());
    }

    private List<Tree.Parameter> parameters(NetParser.ParametersContext parameters) {
        return parameters == null
                ? List.of()
                : parameters.parameter().stream().map(this::parameter).toList();
    }

    private Tree.Parameter parameter(NetParser.ParameterContext parameter) {
        Name name = expressions.newName(parameter.NAME().getSymbol());
        Optional<Tree.Expression> standard =
                Optional.ofNullable(parameter.expression()).map(expressions::expression);
        return new Tree.Parameter(
                span(parameter),
                name,
                standard,
                comments.behind(parameter.getStop().getTokenIndex()));
    }

    private Body body(NetParser.BodyContext body) {
        Optional<Comment> opening = comments.behind(body.getStart().getTokenIndex());
        List<Statement> statements = new ArrayList<>();
        for (ParserRuleContext child : parts(body)) {
            if (child instanceof NetParser.StatementContext statement && statement.exception == null) {
                expressions
                        .readable(() -> statement(statement, statements.isEmpty()))
                        .ifPresent(statements::add);
            } else {
                readFaulty(child);
            }
        }
        int closing = body.getStop().getTokenIndex();
        List<Comment> trailing = new ArrayList<>(comments.before(closing));
        trailing.addAll(comments.beforeElse(closing));
        return new Body(span(body), opening, statements, trailing);
    }

    private Statement statement(NetParser.StatementContext statement, boolean isFirst) {
        if (statement.call() != null) {
            return call(statement, isFirst);
        }
        if (statement.repeat() != null) {
            return repeat(statement, isFirst);
        }
        if (statement.condition() != null) {
            return condition(statement.condition(), Optional.of(isFirst));
        }
        Layout layout = comments.layout(statement, isFirst);
        Span span = span(statement);
        if (statement.let() != null) {
            return new Tree.Let(
                    span,
                    expressions.newName(statement.let().NAME().getSymbol()),
                    expressions.expression(statement.let().expression()),
                    layout);
        }
        if (statement.choice() != null) {
            return new Tree.Choice(
                    span,
                    expressions.name(statement.choice().NAME().getSymbol()),
                    statement.choice().expression().stream()
                            .map(expressions::expression)
                            .toList(),
                    layout);
        }
        if (statement.expectation() != null) {
            return new Tree.Expect(
                    span, expressions.expression(statement.expectation().expression()), layout);
        }
        if (statement.assertion() != null) {
            return assertion(statement.assertion(), layout);
        }
        return new Tree.From(span, expressions.name(statement.origin().getStop()), layout);
    }

    private Tree.Call call(NetParser.StatementContext statement, boolean isFirst) {
        NetParser.CallContext call = statement.call();
        Optional<Name> label = label(statement.label());
        List<Tree.Argument> arguments =
                call.argument().stream().map(expressions::argument).toList();
        Optional<Body> body = Optional.ofNullable(call.body()).map(this::body);
        List<Tree.Clause> clauses = call.clause().stream().map(this::clause).toList();
        return new Tree.Call(
                span(statement),
                label,
                expressions.name(call.NAME().getSymbol()),
                arguments,
                body,
                clauses,
                comments.layout(statement, isFirst));
    }

    private Optional<Name> label(NetParser.LabelContext label) {
        return Optional.ofNullable(label).map(context -> expressions.newName(context.getStart()));
    }

    private Tree.Clause clause(NetParser.ClauseContext clause) {
        return new Tree.Clause(span(clause), expressions.name(clause.NAME().getSymbol()), body(clause.body()));
    }

    private Tree.Repeat repeat(NetParser.StatementContext statement, boolean isFirst) {
        Body body = body(statement.repeat().body());
        return new Tree.Repeat(
                span(statement),
                label(statement.label()),
                expressions.expression(statement.repeat().expression()),
                body,
                comments.layout(statement, isFirst));
    }

    /** An {@code if}; one behind an {@code else} has no layout of its own. */
    private Tree.If condition(NetParser.ConditionContext condition, Optional<Boolean> isFirst) {
        Tree.Expression test = expressions.expression(condition.expression());
        Body then = body(condition.body(0));
        Optional<Body> otherwise = Optional.empty();
        if (condition.condition() != null) {
            Tree.If next = condition(condition.condition(), Optional.empty());
            otherwise = Optional.of(new Body(next.span(), Optional.empty(), List.of(next), List.of()));
        } else if (condition.body().size() > 1) {
            otherwise = Optional.of(body(condition.body(1)));
        }
        Layout layout = isFirst.map(first -> comments.layout(condition, first)).orElse(NO_LAYOUT);
        return new Tree.If(span(condition), test, then, otherwise, layout);
    }

    private Tree.Assert assertion(NetParser.AssertionContext assertion, Layout layout) {
        return new Tree.Assert(
                span(assertion),
                expressions.name(assertion.NAME().getSymbol()),
                comparison(assertion.comparison.getType()),
                expressions.expression(assertion.expression()),
                layout);
    }

    private static Tree.Comparison comparison(int type) {
        return switch (type) {
            case NetLexer.LESS -> Tree.Comparison.LESS;
            case NetLexer.AT_MOST -> Tree.Comparison.AT_MOST;
            case NetLexer.GREATER -> Tree.Comparison.GREATER;
            case NetLexer.AT_LEAST -> Tree.Comparison.AT_LEAST;
            case NetLexer.EQUAL -> Tree.Comparison.EQUAL;
            default -> throw new IllegalArgumentException("token " + type + " compares nothing");
        };
    }

    private Span span(ParserRuleContext context) {
        return expressions.span(context);
    }
}
