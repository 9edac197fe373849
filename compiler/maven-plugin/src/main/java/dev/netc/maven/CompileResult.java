package dev.netc.maven;

import dev.netc.compiler.source.Problem;
import java.util.List;

/**
 * What came of a request.
 *
 * @param models how many were compiled; 0 where nothing had changed
 * @param problems all that was found in them
 * @param withoutPackage models that lie in no package, so that no other class can name theirs
 */
record CompileResult(int models, List<Problem> problems, List<ModelPath> withoutPackage, int written, int removed) {

    CompileResult {
        problems = List.copyOf(problems);
        withoutPackage = List.copyOf(withoutPackage);
    }

    static CompileResult nothingToDo() {
        return new CompileResult(0, List.of(), List.of(), 0, 0);
    }

    long errors() {
        return problems.stream().filter(Problem::isError).count();
    }
}
