package dev.netc.compiler.model;

import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** One file and the blocks that it can call: its own, and those of the files that it imports. */
final class Module {

    /** A block, and the module whose names its body sees. */
    record Block(Tree.Definition definition, Module module) {

        String name() {
            return definition.name().text();
        }
    }

    private final SourceFile source;
    private final Tree.File tree;
    private final NavigableSet<Integer> broken = new TreeSet<>();
    private final Map<String, Block> blocks = new LinkedHashMap<>();
    private final Map<Tree.Import, Set<String>> imported = new LinkedHashMap<>();

    Module(SourceFile source, Tree.File tree, Problems syntaxProblems) {
        this.source = source;
        this.tree = tree;
        syntaxProblems.inOrder().forEach(problem -> broken.add(problem.span().start()));
    }

    /** Whether the parser left something out between these places, so that what flows on after it is unknown. */
    boolean isBroken(int from, int to) {
        Integer place = broken.ceiling(from);
        return place != null && place <= to;
    }

    SourceFile source() {
        return source;
    }

    Tree.File tree() {
        return tree;
    }

    Map<String, Block> blocks() {
        return blocks;
    }

    /** The names of the blocks that each import brought. */
    Map<Tree.Import, Set<String>> imported() {
        return imported;
    }
}
