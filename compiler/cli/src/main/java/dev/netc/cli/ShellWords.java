package dev.netc.cli;

import java.util.List;
import java.util.stream.Collectors;

/** A command line to be copied into a shell. */
final class ShellWords {

    private ShellWords() {}

    static String of(List<String> words) {
        return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
