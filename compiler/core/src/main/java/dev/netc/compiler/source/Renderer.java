package dev.netc.compiler.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes text for people of problems: each with the lines that it is about, carets under its place and dashes under its causes. */
public final class Renderer {

    /**
     * @param color whether to use the colours of a terminal
     * @param width columns of the screen; longer lines of the source are cut
     */
    public record Style(boolean color, int width) {

        /** For files, tests and logs. */
        public static Style plain() {
            return new Style(false, 120);
        }
    }

    private final Style style;
    private final StringBuilder out = new StringBuilder();

    private Renderer(Style style) {
        this.style = style;
    }

    /** All problems in their order, with an empty line between two. */
    public static String text(List<Problem> problems, Style style) {
        Renderer renderer = new Renderer(style);
        for (Problem problem : problems) {
            if (renderer.out.length() > 0) {
                renderer.out.append('\n');
            }
            renderer.problem(problem);
        }
        return renderer.out.toString();
    }

    private void problem(Problem problem) {
        Ink ink = Ink.of(problem.severity());
        String kind = problem.isError() ? "error" : "warning";
        write(new Row()
                .append(kind + "[" + problem.name() + "]", ink)
                .append(": " + Displayed.escape(problem.message()), Ink.STRONG));
        int gutter = gutter(problem);
        Map<String, List<Problem.Note>> elsewhere = notesOfOtherFiles(problem);
        location(gutter, "-->", problem.span());
        snippet(problem.span().source(), marks(problem), gutter, ink);
        for (List<Problem.Note> notes : elsewhere.values()) {
            Span first = notes.get(0).span();
            write(Snippet.frame(gutter));
            location(gutter, ":::", first);
            snippet(first.source(), notes.stream().map(Renderer::mark).toList(), gutter, ink);
        }
        problem.fix().ifPresent(fix -> fix(gutter, fix));
    }

    private static int gutter(Problem problem) {
        int lastLine = Stream.concat(
                        Stream.of(problem.span()), problem.notes().stream().map(Problem.Note::span))
                .mapToInt(Span::line)
                .max()
                .getAsInt();
        return String.valueOf(lastLine).length();
    }

    private static List<Mark> marks(Problem problem) {
        return Stream.concat(
                        Stream.of(Mark.of(problem.span(), true, problem.label())),
                        problem.notes().stream()
                                .filter(note -> isInFileOf(problem, note))
                                .map(Renderer::mark))
                .toList();
    }

    private static Map<String, List<Problem.Note>> notesOfOtherFiles(Problem problem) {
        return problem.notes().stream()
                .filter(note -> !isInFileOf(problem, note))
                .collect(Collectors.groupingBy(
                        note -> note.span().source().name(), LinkedHashMap::new, Collectors.toList()));
    }

    private static boolean isInFileOf(Problem problem, Problem.Note note) {
        return note.span().source().name().equals(problem.span().source().name());
    }

    private static Mark mark(Problem.Note note) {
        return Mark.of(note.span(), false, note.text());
    }

    private void location(int gutter, String arrow, Span span) {
        write(new Row().put(gutter, arrow, Ink.FRAME).append(" " + Displayed.escape(span.toString()), Ink.NONE));
    }

    private void snippet(SourceFile source, List<Mark> marks, int gutter, Ink ink) {
        write(Snippet.frame(gutter));
        Snippet.rows(source, marks, gutter, style.width(), ink).forEach(this::write);
    }

    private void fix(int gutter, Problem.Fix fix) {
        write(Snippet.frame(gutter));
        write(new Row()
                .put(gutter + 1, "=", Ink.FRAME)
                .append(" fix:", Ink.FIX)
                .append(" " + Displayed.escape(fix.description()), Ink.NONE));
    }

    private void write(Row row) {
        row.writeTo(out, style.color());
    }
}
