package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps the expansion of a network within bounds, so that a slip such as {@code repeat 1000000000} is a finding and not a hang. */
final class Limits {

    private static final int MOST_LAYERS = 20_000;
    private static final int MOST_STEPS = 500_000;
    private static final int DEEPEST = 100;

    private final Deque<Module.Block> open = new ArrayDeque<>();
    private int layers;
    private int steps;
    private boolean exceeded;

    boolean exceeded() {
        return exceeded;
    }

    /** Counts a statement; false where there were too many. */
    boolean step(Span span, Problems problems) {
        return within(
                ++steps <= MOST_STEPS, span, problems, "the network expands to over " + MOST_STEPS + " statements");
    }

    /** Counts a layer; false where there were too many. */
    boolean layer(Span span, Problems problems) {
        return within(++layers <= MOST_LAYERS, span, problems, "the network has over " + MOST_LAYERS + " layers");
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
