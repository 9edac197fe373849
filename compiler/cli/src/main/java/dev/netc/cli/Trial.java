package dev.netc.cli;

import dev.netc.compiler.model.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One training of a search.
 *
 * @param values of the parameters that are tried, in the order of the file
 */
record Trial(Map<String, Quantity> values) {

    private static final int LONGEST_NAME = 100;

    /** {@code c1=48 c2=96} */
    String text() {
        return join(written(), " ");
    }

    /** The values as they are written. */
    Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        values.forEach((name, value) -> written.put(name, value.text()));
        return written;
    }

    /** A name for a folder, of its own for each trial of a search: {@code c1=48,c2=96}. */
    String folderName() {
        String name = join(written(), ",");
        String safe = name.replaceAll("[^A-Za-z0-9._=,-]", "_");
        boolean isWhole = safe.equals(name) && name.length() <= LONGEST_NAME;
        String end = "-" + Integer.toHexString(name.hashCode());
        return isWhole ? name : safe.substring(0, Math.min(safe.length(), LONGEST_NAME)) + end;
    }

    static String join(Map<String, String> values, String between) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(between));
    }
}
