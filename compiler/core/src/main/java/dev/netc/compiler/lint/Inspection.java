package dev.netc.compiler.lint;

import dev.netc.compiler.model.CheckedFile;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.model.ShapeError;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a rule sees: one file, its networks as graphs, and where to report. */
public final class Inspection {

    private final CheckedFile file;
    private final Problems errors;
    private final Problems problems;
    private final List<Graph> graphs;
    private final Usage usage;

    /**
     * @param errors what is wrong with the file
     * @param problems receives what is reported
     */
    Inspection(CheckedFile file, Problems errors, Problems problems) {
        this.file = file;
        this.errors = errors;
        this.problems = problems;
        this.graphs = file.networks().stream()
                .map(network -> new Graph(network, definition(network)))
                .toList();
        this.usage = Usage.of(file.tree());
    }

    private Tree.Definition definition(Network network) {
        return file.tree().items().stream()
                .filter(Tree.Definition.class::isInstance)
                .map(Tree.Definition.class::cast)
                .filter(definition -> definition.name().span().equals(network.span()))
                .findFirst()
                .orElseThrow();
    }

    /** The networks without an error. */
    public List<Graph> graphs() {
        return graphs;
    }

    /** Whether every network of the file is among the graphs, so that what none of them shows is nowhere. */
    public boolean isComplete() {
        return !errors.hasErrors();
    }

    /**
     * Whether every word of the file was understood. Where one was not, what looks unused may be what it was meant to be: the warning
     * would be about the same slip as the error.
     */
    public boolean isUnderstood() {
        return errors.inOrder().stream().allMatch(error -> ShapeError.names().contains(error.name()));
    }

    public Tree.File tree() {
        return file.tree();
    }

    /** The names of the blocks that each import brought. */
    public Map<Tree.Import, Set<String>> imported() {
        return file.imported();
    }

    /** Which declarations and blocks the text of the file uses. */
    public Usage usage() {
        return usage;
    }

    /** Whether this stands in the file itself, and not in one that it imports or in the library. */
    public boolean isOwn(Span span) {
        return span.source() == file.source();
    }

    /** Takes a finding; one in another file is that file's own affair, and is told when that is linted. */
    public void report(Problem problem) {
        if (isOwn(problem.span())) {
            problems.add(problem);
        }
    }
}
