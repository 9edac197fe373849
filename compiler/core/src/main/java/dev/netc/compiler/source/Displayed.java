package dev.netc.compiler.source;

/**
 * Text as a terminal shows it, with the column that each of its characters begins at: tabs are four blanks, what would move the
 * cursor or turn the reading direction is written as an escape, and East Asian characters take two columns.
 */
final class Displayed {

    private static final String TAB = "    ";

    /** First and last code points that take two columns: the wide ranges of Unicode's EastAsianWidth.txt, rounded to blocks. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0x303E},
        {0x3041, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF},
        {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD}
    };

    private final String text;
    private final int[] columns;

    private Displayed(String text, int[] columns) {
        this.text = text;
        this.columns = columns;
    }

    static Displayed of(String raw) {
        StringBuilder shown = new StringBuilder();
        int[] columns = new int[raw.length() + 1];
        int column = 0;
        for (int i = 0; i < raw.length(); ) {
            int point = raw.codePointAt(i);
            int next = i + Character.charCount(point);
            for (int unit = i; unit < next; unit++) {
                columns[unit] = column;
            }
            int before = shown.length();
            boolean asItIs = append(shown, point);
            column += asItIs ? width(point) : shown.length() - before;
            i = next;
        }
        columns[raw.length()] = column;
        return new Displayed(shown.toString(), columns);
    }

    /** The text with everything escaped that a terminal would not show as a character. */
    static String escape(String raw) {
        return of(raw).text;
    }

    String text() {
        return text;
    }

    /** The column, counted from 0, of a character of the raw text, or behind its last one. */
    int column(int index) {
        return columns[index];
    }

    private static boolean append(StringBuilder shown, int point) {
        if (point == '\t') {
            shown.append(TAB);
            return false;
        }
        if (isUnsafe(point)) {
            shown.append(String.format("\\u%04x", point));
            return false;
        }
        shown.appendCodePoint(point);
        return true;
    }

    private static boolean isUnsafe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> point != 0x200D; // joins the parts of one picture
            default -> false;
        };
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (point >= range[0] && point <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
