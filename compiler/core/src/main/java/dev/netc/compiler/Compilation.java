package dev.netc.compiler;

import dev.netc.compiler.java.GeneratedFile;
import dev.netc.compiler.java.JavaEmitter;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.plan.Plan;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Span;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of compiling a file.
 *
 * @param problems all that was found, in the order of the text
 * @param networks those without an error
 */
public record Compilation(List<Problem> problems, List<CompiledNetwork> networks) {

    public Compilation {
        problems = List.copyOf(problems);
        networks = List.copyOf(networks);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** A finding of a place; several files that import it have it each for itself. */
    private record Found(String name, Path file, int start, int end) {

        static Found of(Problem problem) {
            Span span = problem.span();
            return new Found(problem.name(), Path.of(span.source().name()).normalize(), span.start(), span.end());
        }
    }

    /** What was found in all of these; what several share, in a block that they import, counts once. */
    public static List<Problem> problems(List<Compilation> compilations) {
        Map<Found, Problem> all = new LinkedHashMap<>();
        for (Compilation compilation : compilations) {
            compilation.problems().forEach(problem -> all.putIfAbsent(Found.of(problem), problem));
        }
        return List.copyOf(all.values());
    }

    /** A network with its plan; its Java is made when asked for. */
    public record CompiledNetwork(Plan plan, String packageName) {

        public String name() {
            return network().name();
        }

        public Network network() {
            return plan.network();
        }

        public GeneratedFile java() {
            return JavaEmitter.emit(plan, packageName);
        }
    }
}
