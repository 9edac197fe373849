package dev.netc.compiler.source;

import java.util.List;

/** The part of a line that fits on the screen, chosen so that its marks are seen. What is left out is an ellipsis. */
final class LineWindow {

    private static final String CUT = "…";

    private final Displayed shown;
    private final int from;
    private final int to;
    private final boolean cutBefore;
    private final boolean cutAfter;

    private LineWindow(String line, int from, int to) {
        this.from = from;
        this.to = to;
        this.cutBefore = from > 0;
        this.cutAfter = to < line.length();
        this.shown = Displayed.of(line.substring(from, to));
    }

    static LineWindow of(String line, List<Mark> marks, int room) {
        if (line.length() <= room) {
            return new LineWindow(line, 0, line.length());
        }
        int from = notInsidePair(line, start(marks, room));
        int to = notInsidePair(line, Math.min(line.length(), from + room));
        return new LineWindow(line, from, to);
    }

    private static int start(List<Mark> marks, int room) {
        int first = marks.stream().mapToInt(Mark::start).min().orElse(0);
        int last = marks.stream().mapToInt(Mark::end).max().orElse(0);
        if (last <= room) {
            return 0;
        }
        if (last - first < room) {
            return Math.max(0, first - (room - (last - first)) / 2);
        }
        int problem = marks.stream()
                .filter(Mark::isProblem)
                .mapToInt(Mark::start)
                .findFirst()
                .orElse(first);
        return Math.max(0, problem - room / 4);
    }

    private static int notInsidePair(String line, int index) {
        boolean inside = index > 0 && index < line.length() && Character.isLowSurrogate(line.charAt(index));
        return inside ? index - 1 : index;
    }

    String text() {
        return (cutBefore ? CUT : "") + shown.text() + (cutAfter ? CUT : "");
    }

    /** Where a character of the line stands on the screen; one that was left out, at the ellipsis. */
    int column(int index) {
        if (index < from) {
            return 0;
        }
        int lead = cutBefore ? CUT.length() : 0;
        int inside = Math.min(index, to);
        return lead + shown.column(inside - from) + (index > to ? 1 : 0);
    }
}
