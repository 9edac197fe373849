package dev.netc.compiler;

import dev.netc.compiler.java.GeneratedFile;
import dev.netc.compiler.java.JavaEmitter;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.plan.Plan;
import dev.netc.compiler.source.Problem;
import java.util.List;

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
