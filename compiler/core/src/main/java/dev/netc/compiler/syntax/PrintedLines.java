package dev.netc.compiler.syntax;

import dev.netc.compiler.syntax.Tree.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The lines of a printed file; brings the comments of neighbouring lines to one column. */
final class PrintedLines {

    private static final String INDENT = "    ";
    private static final int GAP = 2;

    private final List<Line> lines = new ArrayList<>();

    private record Line(int depth, String code, Optional<Comment> comment) {

        int width() {
            return INDENT.length() * depth + code.length();
        }

        boolean isNeighbourOf(Line next) {
            return depth == next.depth && !code.isEmpty() && !next.code.isEmpty();
        }
    }

    static int width(int depth, String code) {
        return INDENT.length() * depth + code.length();
    }

    void add(int depth, String code, Optional<Comment> comment) {
        lines.add(new Line(depth, code, comment));
    }

    /** A comment on a line of its own. */
    void add(int depth, Comment comment) {
        lines.add(new Line(depth, "", Optional.of(comment)));
    }

    void addBlank() {
        lines.add(new Line(0, "", Optional.empty()));
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        int start = 0;
        while (start < lines.size()) {
            int end = start + 1;
            while (end < lines.size() && lines.get(end - 1).isNeighbourOf(lines.get(end))) {
                end++;
            }
            print(lines.subList(start, end), out);
            start = end;
        }
        return out.toString();
    }

    private static void print(List<Line> neighbours, StringBuilder out) {
        int column = commentColumn(neighbours);
        for (Line line : neighbours) {
            if (!line.code.isEmpty()) {
                out.append(INDENT.repeat(line.depth)).append(line.code);
                line.comment.ifPresent(
                        comment -> out.append(" ".repeat(column - line.width())).append(comment.text()));
            } else {
                line.comment.ifPresent(
                        comment -> out.append(INDENT.repeat(line.depth)).append(comment.text()));
            }
            out.append('\n');
        }
    }

    /** The writer's column, if there is one and it leaves room; else the first that all comments can have. */
    private static int commentColumn(List<Line> neighbours) {
        List<Line> commented =
                neighbours.stream().filter(line -> line.comment.isPresent()).toList();
        OptionalInt widest = commented.stream().mapToInt(Line::width).max();
        if (widest.isEmpty()) {
            return 0;
        }
        int first = widest.getAsInt() + GAP;
        int[] written = commented.stream()
                .mapToInt(line -> line.comment.get().span().column() - 1)
                .distinct()
                .toArray();
        return written.length == 1 ? Math.max(first, written[0]) : first;
    }
}
