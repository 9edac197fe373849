package dev.netc.compiler.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The marked lines of one file, each once, with its carets, dashes and labels below. */
final class Snippet {

    /** Narrower than this nothing could be read, whatever the terminal says. */
    private static final int LEAST_ROOM = 40;

    private final SourceFile source;
    private final int gutter;
    private final int room;
    private final Ink problemInk;
    private final List<Row> rows = new ArrayList<>();

    /** A mark with its place on the screen. */
    private record Underline(Mark mark, int start, int end) {}

    private Snippet(SourceFile source, int gutter, int width, Ink problemInk) {
        this.source = source;
        this.gutter = gutter;
        this.room = Math.max(LEAST_ROOM, width - textColumn(gutter) - 2);
        this.problemInk = problemInk;
    }

    /** The rows of all lines that have marks. */
    static List<Row> rows(SourceFile source, List<Mark> marks, int gutter, int width, Ink problemInk) {
        Snippet snippet = new Snippet(source, gutter, width, problemInk);
        marks.stream()
                .collect(Collectors.groupingBy(Mark::line, TreeMap::new, Collectors.toList()))
                .forEach(snippet::line);
        return snippet.rows;
    }

    /** A row that has nothing but the frame. */
    static Row frame(int gutter) {
        return new Row().put(gutter + 1, "|", Ink.FRAME);
    }

    private static int textColumn(int gutter) {
        return gutter + 3;
    }

    private void line(int number, List<Mark> marks) {
        LineWindow window = LineWindow.of(source.lineText(number), marks, room);
        String digits = String.valueOf(number);
        rows.add(frame(gutter)
                .put(gutter - digits.length(), digits, Ink.FRAME)
                .put(textColumn(gutter), window.text(), Ink.NONE));
        List<Underline> underlines = marks.stream()
                .map(mark -> underline(mark, window))
                .sorted(Comparator.comparingInt(Underline::start).reversed())
                .toList();
        Underline beside = rightmost(underlines);
        rows.add(carets(underlines, beside));
        hang(underlines.stream()
                .filter(underline -> underline != beside)
                .filter(underline -> !underline.mark().label().isEmpty())
                .toList());
    }

    private static Underline underline(Mark mark, LineWindow window) {
        int start = window.column(mark.start());
        return new Underline(mark, start, Math.max(window.column(mark.end()), start + 1));
    }

    /** The one that reaches furthest: its label stands beside it. Of equals the one that begins last, so that none is hidden. */
    private static Underline rightmost(List<Underline> underlines) {
        Underline found = underlines.get(0);
        for (Underline underline : underlines) {
            if (underline.end() > found.end()) {
                found = underline;
            }
        }
        return found;
    }

    private Row carets(List<Underline> underlines, Underline beside) {
        Row row = frame(gutter);
        for (boolean problem : new boolean[] {false, true}) {
            for (Underline underline : underlines) {
                if (underline.mark().isProblem() == problem) {
                    String line = (problem ? "^" : "-").repeat(underline.end() - underline.start());
                    row.put(textColumn(gutter) + underline.start(), line, ink(underline));
                }
            }
        }
        return row.put(textColumn(gutter) + beside.end() + 1, beside.mark().label(), ink(beside));
    }

    /** Labels for which there is no room beside their underlines, from right to left, each on a thread from its first column. */
    private void hang(List<Underline> labelled) {
        if (labelled.isEmpty()) {
            return;
        }
        rows.add(threads(labelled));
        for (int i = 0; i < labelled.size(); i++) {
            Underline underline = labelled.get(i);
            rows.add(threads(labelled.subList(i, labelled.size()))
                    .put(
                            textColumn(gutter) + underline.start(),
                            underline.mark().label(),
                            ink(underline)));
        }
    }

    private Row threads(List<Underline> underlines) {
        Row row = frame(gutter);
        underlines.forEach(underline -> row.put(textColumn(gutter) + underline.start(), "|", ink(underline)));
        return row;
    }

    private Ink ink(Underline underline) {
        return underline.mark().isProblem() ? problemInk : Ink.NOTE;
    }
}
