package dev.netc.compiler.syntax;

import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree.Body;
import dev.netc.compiler.syntax.Tree.Comment;
import dev.netc.compiler.syntax.Tree.Definition;
import dev.netc.compiler.syntax.Tree.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints a tree as its writer would on a good day: four spaces a level, one space between words, at most one empty line
 * between statements, the comments of neighbouring lines at one column. Which statements share a line is the writer's
 * choice, and so is which bodies stand on one, as long as it fits in 100 columns.
 *
 * <p>What is printed reads as the same tree, and prints the same again.
 */
public final class TreePrinter {

    private static final int WIDTH = 100;

    private final PrintedLines lines = new PrintedLines();
    private final StringBuilder line = new StringBuilder();
    private int depth;

    private TreePrinter() {}

    /** The text of a file that has no syntax errors. */
    public static String print(Tree.File file) {
        TreePrinter printer = new TreePrinter();
        printer.groups(file.items().stream().map(Piece::of).toList());
        printer.trailing(file.items(), file.trailing());
        return printer.lines.toString();
    }

    /** A statement or an item, ready to be printed. */
    private record Piece(Span span, Layout layout, List<Segment> segments, Optional<Definition> definition) {

        static Piece of(Tree.Item item) {
            Optional<Definition> definition =
                    Optional.of(item).filter(Definition.class::isInstance).map(Definition.class::cast);
            return new Piece(item.span(), item.layout(), Segment.of(item), definition);
        }

        static Piece of(Tree.Statement statement) {
            return new Piece(statement.span(), statement.layout(), Segment.of(statement), Optional.empty());
        }

        boolean hasBody() {
            return segments.get(0).body().isPresent();
        }

        boolean hasCommentedParameters() {
            return definition.stream()
                    .flatMap(present -> present.parameters().stream())
                    .anyMatch(parameter -> parameter.comment().isPresent());
        }

        boolean mayBeFlat() {
            return !hasCommentedParameters() && segments.stream().allMatch(Segment::mayBeFlat);
        }

        List<String> documentation() {
            return definition.map(Definition::documentation).orElse(List.of());
        }
    }

    private void groups(List<Piece> pieces) {
        List<Piece> group = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!piece.layout().joined()) {
                group(group);
                group.clear();
            }
            group.add(piece);
        }
        group(group);
    }

    /** Statements that share a line. */
    private void group(List<Piece> group) {
        if (group.isEmpty()) {
            return;
        }
        leading(group.get(0));
        String flat =
                group.stream().map(piece -> Segment.flat(piece.segments())).collect(Collectors.joining("; "));
        boolean fits = PrintedLines.width(depth, flat) <= WIDTH;
        if (group.stream().noneMatch(Piece::hasBody) || fits && group.stream().allMatch(Piece::mayBeFlat)) {
            line.append(flat);
        } else {
            for (Piece piece : group) {
                line.append(line.isEmpty() ? "" : "; ");
                expanded(piece);
            }
        }
        endLine(group.get(group.size() - 1).layout().trailing());
    }

    private void leading(Piece piece) {
        if (piece.layout().blankLineBefore()) {
            lines.addBlank();
        }
        List<Comment> comments = piece.layout().leading();
        List<String> documentation = piece.documentation();
        for (int i = 0; i < comments.size(); i++) {
            lines.add(depth, comments.get(i));
            boolean isLast = i == comments.size() - 1;
            Span next = isLast ? piece.span() : comments.get(i + 1).span();
            int lineBetween = isLast ? documentation.size() : 0;
            boolean isBefore = next.start() <= piece.span().start();
            if (isBefore && isApart(comments.get(i).span(), next, lineBetween)) {
                lines.addBlank();
            }
        }
        documentation.forEach(text -> lines.add(depth, ("## " + text).stripTrailing(), Optional.empty()));
    }

    /** Whether an empty line stands between two things, beside so many others. */
    private static boolean isApart(Span before, Span after, int linesBetween) {
        return after.line() - lastLine(before) - linesBetween > 1;
    }

    private static int lastLine(Span span) {
        return span.source().line(span.end());
    }

    private void expanded(Piece piece) {
        boolean parametersHaveLines = piece.definition().isPresent()
                && (piece.hasCommentedParameters()
                        || PrintedLines.width(depth, piece.segments().get(0).text()) + " {".length() > WIDTH);
        if (parametersHaveLines) {
            parameters(piece.definition().get());
        }
        for (int i = 0; i < piece.segments().size(); i++) {
            Segment segment = piece.segments().get(i);
            String text = i == 0 && parametersHaveLines ? "" : segment.text();
            line.append(i == 0 ? "" : " ").append(text);
            segment.body().ifPresent(this::body);
        }
    }

    private void parameters(Definition definition) {
        line.append(Segment.head(definition)).append('(');
        endLine(Optional.empty());
        depth++;
        int last = definition.parameters().size() - 1;
        for (int i = 0; i <= last; i++) {
            Tree.Parameter parameter = definition.parameters().get(i);
            line.append(ExpressionPrinter.parameter(parameter)).append(i < last ? "," : "");
            endLine(parameter.comment());
        }
        depth--;
        line.append(')');
    }

    private void body(Body body) {
        if (Segment.isEmpty(body)) {
            line.append(" {}");
            return;
        }
        line.append(" {");
        endLine(body.opening());
        depth++;
        groups(body.statements().stream().map(Piece::of).toList());
        trailing(body.statements(), body.trailing());
        depth--;
        line.append('}');
    }

    private void trailing(List<? extends Tree> before, List<Comment> comments) {
        Optional<Span> last = before.isEmpty()
                ? Optional.empty()
                : Optional.of(before.get(before.size() - 1).span());
        for (Comment comment : comments) {
            if (last.isPresent() && isApart(last.get(), comment.span(), 0)) {
                lines.addBlank();
            }
            lines.add(depth, comment);
            last = Optional.of(comment.span());
        }
    }

    private void endLine(Optional<Comment> comment) {
        lines.add(depth, line.toString(), comment);
        line.setLength(0);
    }
}
