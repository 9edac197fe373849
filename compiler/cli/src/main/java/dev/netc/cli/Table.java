package dev.netc.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns: text to the left, numbers to the right. */
final class Table {

    private static final String GAP = "  ";

    /** How a column is aligned. */
    enum Side {
        LEFT,
        RIGHT
    }

    private final List<Side> sides;
    private final List<List<String>> rows = new ArrayList<>();

    Table(Side... sides) {
        this.sides = List.of(sides);
    }

    Table row(String... cells) {
        if (cells.length != sides.size()) {
            throw new IllegalArgumentException("expected " + sides.size() + " cells, got " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    /** A line across all columns. */
    Table rule() {
        rows.add(List.of());
        return this;
    }

    void print(PrintWriter out) {
        int[] widths = new int[sides.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            out.println(row.isEmpty() ? ruleText(widths) : line(row, widths).stripTrailing());
        }
    }

    private static String ruleText(int[] widths) {
        int length = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            length += width;
        }
        return "-".repeat(length);
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String blanks = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? "" : GAP);
            line.append(sides.get(i) == Side.LEFT ? row.get(i) + blanks : blanks + row.get(i));
        }
        return line.toString();
    }
}
