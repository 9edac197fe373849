package dev.netc.train.data;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of comma-separated values: a row a sample, with numbers in all columns but the target's, which may have words.
 * Commas, semicolons or tabs between them, whichever the first line has most of. The first line is a header if it has no
 * number; values may stand in double quotes.
 */
final class CsvTable {

    private final String name;
    private final String target;
    private final List<String> targets = new ArrayList<>();
    private final Map<String, String> same = new HashMap<>();

    private char separator;
    private List<String> header = List.of();
    private int targetColumn = -1;
    private int columns;
    private float[] numbers = new float[1024];
    private int used;
    private int line;

    private CsvTable(String name, String target) {
        this.name = name;
        this.target = target;
    }

    /**
     * Reads a table.
     *
     * @param name of its file, for messages
     * @param target the name of the target's column; empty for the last
     * @throws DataException if a line is not like the others, or has no number where one is expected; with its line
     */
    static CsvTable read(String name, byte[] content, String target) throws DataException {
        CsvTable table = new CsvTable(name, target);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                table.line++;
                if (!text.isBlank()) {
                    table.take(text);
                }
            }
        } catch (DataException known) {
            throw known;
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can be read", impossible);
        }
        if (table.targets.isEmpty()) {
            throw new DataException(name + " has no rows; expected a sample a line");
        }
        return table;
    }

    /** Numbers before the target in a row. */
    int features() {
        return columns - 1;
    }

    /** What stands in the target's column, a row after the other. */
    List<String> targets() {
        return targets;
    }

    /** The features, a row behind the other. */
    float[] numbers() {
        return Arrays.copyOf(numbers, used);
    }

    private void take(String text) throws DataException {
        if (columns == 0) {
            begin(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } else {
            row(fields(text));
        }
    }

    private void begin(String first) throws DataException {
        separator = mostFrequent(first);
        List<String> fields = fields(first);
        columns = fields.size();
        if (columns < 2) {
            throw new DataException(place() + ": expected two columns or more with commas, semicolons or tabs between"
                    + " them, found one");
        }
        boolean isHeader = fields.stream().noneMatch(CsvTable::isNumber);
        header = isHeader ? fields : List.of();
        targetColumn = targetColumn();
        if (!isHeader) {
            row(fields);
        }
    }

    private static char mostFrequent(String first) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    private int targetColumn() throws DataException {
        if (target.isEmpty()) {
            return columns - 1;
        }
        if (header.isEmpty()) {
            throw new DataException(place() + ": expected a header with the column " + target
                    + ", found numbers; add the header, or leave the target out and put it last");
        }
        int found = header.indexOf(target);
        if (found < 0) {
            throw new DataException(place() + ": expected a column " + target + ", found " + String.join(", ", header));
        }
        return found;
    }

    private void row(List<String> fields) throws DataException {
        if (fields.size() != columns) {
            throw new DataException(
                    place() + ": expected " + columns + " columns as in the first line, found " + fields.size());
        }
        for (int i = 0; i < columns; i++) {
            if (i == targetColumn) {
                targets.add(same.computeIfAbsent(requireText(fields.get(i), i), text -> text));
            } else {
                add(requireNumber(fields.get(i), i));
            }
        }
    }

    private void add(float number) {
        if (used == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.addExact(used, used / 2));
        }
        numbers[used++] = number;
    }

    private String requireText(String field, int column) throws DataException {
        if (field.isEmpty()) {
            throw new DataException(
                    place() + ": expected the target in " + column(column) + ", found nothing; leave the line out");
        }
        return field;
    }

    private float requireNumber(String field, int column) throws DataException {
        if (!isNumber(field)) {
            throw new DataException(place() + ": expected a number in " + column(column) + ", found "
                    + (field.isEmpty() ? "nothing" : "'" + field + "'")
                    + "; write numbers in place of words, and leave out lines with gaps");
        }
        return Float.parseFloat(field);
    }

    /** Whether a text is a finite number. */
    static boolean isNumber(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(text.length() - 1)) && !text.endsWith(".")) {
            return false;
        }
        try {
            return Float.isFinite(Float.parseFloat(text));
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private List<String> fields(String text) throws DataException {
        List<String> fields = new ArrayList<>(Math.max(columns, 4));
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(character);
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == separator && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(character);
            }
        }
        if (quoted) {
            throw new DataException(place() + ": a double quote is opened and not closed");
        }
        fields.add(field.toString().strip());
        return fields;
    }

    private String place() {
        return name + ":" + line;
    }

    private String column(int index) {
        return "column " + (index + 1) + (header.isEmpty() ? "" : " (" + header.get(index) + ")");
    }
}
