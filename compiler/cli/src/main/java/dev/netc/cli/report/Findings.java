package dev.netc.cli.report;

import dev.netc.compiler.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a lint came to.
 *
 * @param version of netc, which found it
 * @param files the names of the files that were linted, in their order
 * @param problems all that was found; some may lie in a file that one of these imports
 */
public record Findings(String version, List<String> files, List<Problem> problems) {

    public Findings {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    public long errors() {
        return problems.stream().filter(Problem::isError).count();
    }

    public long warnings() {
        return problems.size() - errors();
    }

    /** What was found in each file; those that are clean are there too. */
    Map<String, List<Problem>> byFile() {
        Map<String, List<Problem>> found = new LinkedHashMap<>();
        files.forEach(file -> found.put(file, new ArrayList<>()));
        problems.forEach(
                problem -> found.computeIfAbsent(problem.span().source().name(), name -> new ArrayList<>())
                        .add(problem));
        return found;
    }
}
