package dev.netc.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;

/** What a person sees of one call of netc. */
record Run(int exitCode, String out, String err) {

    static Run netc(Object... arguments) {
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Netc.commandLine(words).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(words);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
