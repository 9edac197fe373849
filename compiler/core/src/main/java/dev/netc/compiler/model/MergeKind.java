package dev.netc.compiler.model;

import java.util.List;
import java.util.Optional;

/** A way to make one value of the values of several branches. */
public interface MergeKind {

    Signature signature();

    /** The operator for branches that end with these shapes, at least two, or what is wrong with them. */
    Merged bind(List<Shape> branches);

    /**
     * @param message why the branches do not fit; empty where they do
     * @param misfit which branch does not
     */
    record Merged(Optional<Op> op, String message, int misfit) {

        public static Merged of(Op op) {
            return new Merged(Optional.of(op), "", -1);
        }

        public static Merged misfit(int branch, String message) {
            return new Merged(Optional.empty(), message, branch);
        }
    }
}
