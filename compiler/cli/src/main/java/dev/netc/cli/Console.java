package dev.netc.cli;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Renderer;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes: results to {@code out}, what happens on the way to {@code err}. */
final class Console {

    private static final int LEAST_WIDTH = 40;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Renderer.Style style;

    private Console(PrintWriter out, PrintWriter err, Renderer.Style style) {
        this.out = out;
        this.err = err;
        this.style = style;
    }

    static Console of(CommandSpec spec) {
        Netc netc = (Netc) spec.root().userObject();
        Renderer.Style style = new Renderer.Style(netc.coloring().enabled(), width(System.getenv("COLUMNS")));
        return new Console(spec.commandLine().getOut(), spec.commandLine().getErr(), style);
    }

    private static int width(String columns) {
        try {
            return Math.max(LEAST_WIDTH, Integer.parseInt(columns));
        } catch (NumberFormatException e) {
            return Renderer.Style.plain().width();
        }
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    Renderer.Style style() {
        return style;
    }

    /** All problems with their carets, then how many there are; nothing where there are none. */
    void report(List<Problem> problems, PrintWriter to) {
        if (problems.isEmpty()) {
            return;
        }
        to.print(Renderer.text(problems, style));
        to.println();
        to.println(count(problems));
    }

    /** {@code 1 error, 2 warnings} */
    static String count(List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        String first = errors == 0 ? "" : number(errors, "error");
        String second = warnings == 0 ? "" : number(warnings, "warning");
        return first + (first.isEmpty() || second.isEmpty() ? "" : ", ") + second;
    }

    /** {@code 1 file}, {@code 2 files} */
    static String number(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
