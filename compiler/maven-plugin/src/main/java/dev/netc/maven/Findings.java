package dev.netc.maven;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Renderer;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Writes problems to Maven's log in the form in which its Java compiler does, which IDEs turn into markers. */
final class Findings {

    private Findings() {}

    static void log(List<Problem> problems, Log log) {
        for (Problem problem : problems) {
            if (problem.isError()) {
                log.error(text(problem));
            } else {
                log.warn(text(problem));
            }
        }
    }

    /** {@code /path/lenet.net:[14,5] shape-mismatch: expected ...}, and the lines with the carets below. */
    static String text(Problem problem) {
        String place = problem.span().source().name() + ":[" + problem.span().line() + ","
                + problem.span().column() + "]";
        String rendered = Renderer.text(List.of(problem), Renderer.Style.plain());
        String carets = rendered.substring(rendered.indexOf('\n') + 1).stripTrailing();
        return place + " " + problem.name() + ": " + problem.message() + System.lineSeparator() + carets;
    }
}
