package dev.netc.compiler.source;

import java.util.ArrayList;
import java.util.List;

/** One line of rendered text, written at any column in any order; what is written later covers what was there. */
final class Row {

    private final StringBuilder text = new StringBuilder();
    private final List<Ink> inks = new ArrayList<>();

    Row append(String more, Ink ink) {
        return put(text.length(), more, ink);
    }

    Row put(int column, String piece, Ink ink) {
        while (text.length() < column + piece.length()) {
            text.append(' ');
            inks.add(Ink.NONE);
        }
        text.replace(column, column + piece.length(), piece);
        for (int i = 0; i < piece.length(); i++) {
            inks.set(column + i, ink);
        }
        return this;
    }

    /** Writes the row without trailing blanks, with its line end. */
    void writeTo(StringBuilder out, boolean color) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        Ink current = Ink.NONE;
        for (int i = 0; i < end; i++) {
            if (color && inks.get(i) != current && text.charAt(i) != ' ') {
                current = inks.get(i);
                out.append(current.begin());
            }
            out.append(text.charAt(i));
        }
        if (current != Ink.NONE) {
            out.append(Ink.NONE.begin());
        }
        out.append('\n');
    }
}
