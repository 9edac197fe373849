package dev.netc.train;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether somebody watches, and how much they see: a bar that moves is for terminals, and litters files. */
public final class Terminal {

    private static final int USUAL_WIDTH = 80;
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ ([1-9]\\d{1,3})");

    private Terminal() {}

    /** Whether both input and output are a terminal. */
    public static boolean attached() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** Since JDK 22 there is a console also without a terminal, and a method, which 17 lacks, that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException failed) {
            return false;
        }
    }

    /** Columns to write in, as {@code stty} says, less one, so that no line wraps. */
    public static int width() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            Matcher matcher = ROWS_AND_COLUMNS.matcher(size.strip());
            return (matcher.matches() ? Integer.parseInt(matcher.group(1)) : USUAL_WIDTH) - 1;
        } catch (IOException noTerminalOrNoSuchProgram) {
            return USUAL_WIDTH - 1;
        }
    }
}
