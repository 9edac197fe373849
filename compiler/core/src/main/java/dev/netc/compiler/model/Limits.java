package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps the expansion of a file's networks within bounds, so that a slip such as {@code repeat 1000000000} is a finding and not a hang. */
final class Limits {

    private static final int MOST_LAYERS = 20_000;
    private static final int MOST_STEPS = 500_000;
    private static final int DEEPEST = 100;

    /** Bodies within each other, through all blocks: what a thread's stack bears. */
    private static final int MOST_BODIES = 250;

    /** Characters of a path; it is a name in Java and in weights files. */
    private static final int LONGEST_PATH = 300;

    private static final int MOST_BRANCHES = 1_000;

    /** How often anything is reported, the same in a further round included; those who read have enough long before. */
    private static final int MOST_REPORTS = 500;

    /** What all networks of a file may take together, in networks of the largest size. */
    private static final int MOST_NETWORKS = 3;

    private final Deque<Module.Block> open = new ArrayDeque<>();
    private int bodies;
    private int layers;
    private int steps;
    private int layersBefore;
    private int stepsBefore;
    private boolean exceeded;

    /** Begins to count anew, as far as the file's other networks leave anything. */
    void startNetwork(Span span, Problems problems) {
        layersBefore += layers;
        stepsBefore += steps;
        layers = 0;
        steps = 0;
        bodies = 0;
        open.clear();
        exceeded = false;
        boolean fits = layersBefore <= MOST_NETWORKS * MOST_LAYERS && stepsBefore <= MOST_NETWORKS * MOST_STEPS;
        within(fits, span, problems, "the networks before this one are too large for another in their file");
    }

    boolean exceeded() {
        return exceeded;
    }

    /** Counts a statement; false where there were too many. */
    boolean step(Span span, Problems problems) {
        exceeded |= problems.reports() > MOST_REPORTS;
        return within(
                ++steps <= MOST_STEPS, span, problems, "the network expands to over " + MOST_STEPS + " statements");
    }

    /** Counts a layer; false where there were too many. */
    boolean layer(Span span, Problems problems) {
        return within(++layers <= MOST_LAYERS, span, problems, "the network has over " + MOST_LAYERS + " layers");
    }

    /** False where a path has become too long for a name. */
    boolean path(String path, Span span, Problems problems) {
        return within(
                path.length() <= LONGEST_PATH,
                span,
                problems,
                "the labels on the way to a layer have over " + LONGEST_PATH + " characters");
    }

    /** False where a layer would join too many values. */
    boolean branches(Tree.Body body, Span span, Problems problems) {
        int count = body.statements().stream()
                .mapToInt(statement ->
                        statement instanceof Tree.Call call ? 1 + call.clauses().size() : 1)
                .sum();
        return within(count <= MOST_BRANCHES, span, problems, "found over " + MOST_BRANCHES + " branches in one");
    }

    /** Begins a body inside others; false where there are too many. */
    boolean descend(Span span, Problems problems) {
        return within(
                ++bodies <= MOST_BODIES, span, problems, "the network has over " + MOST_BODIES + " bodies in another");
    }

    void ascend() {
        bodies--;
    }

    private boolean within(boolean fits, Span span, Problems problems, String message) {
        if (!fits && !exceeded) {
            exceeded = true;
            problems.add(Problem.error(StructureError.NETWORK_TOO_LARGE, span, message));
        }
        return !exceeded;
    }

    /** Begins a block's body; false where the block is already open, as its expansion would never end. */
    boolean enter(Module.Block block, Span call, Problems problems) {
        if (open.contains(block) || open.size() == DEEPEST) {
            problems.add(Problem.error(StructureError.ENDLESS_BLOCK, call, "block '" + block.name() + "' calls itself")
                    .note(block.definition().name().span(), "defined here"));
            return false;
        }
        open.push(block);
        return true;
    }

    void leave() {
        open.pop();
    }
}
