package dev.netc.compiler.model;

import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.Tree;
import java.util.Collections;
import java.util.IdentityHashMap;
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
    /** The library's modules serve several compilations at once. */
    private final Map<Tree, Set<String>> labels = Collections.synchronizedMap(new IdentityHashMap<>());

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

    /** The labels that stand in a body, and in those bodies inside it that have no scope of their own. */
    Set<String> labels(Tree.Body body) {
        return labels.computeIfAbsent(body, unused -> BodyLabels.of(body));
    }

    /** Those in the bodies of a call. */
    Set<String> labels(Tree.Call call) {
        return labels.computeIfAbsent(call, unused -> BodyLabels.of(call));
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
