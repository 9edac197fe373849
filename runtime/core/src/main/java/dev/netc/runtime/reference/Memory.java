package dev.netc.runtime.reference;

/** What an optimizer remembers of one parameter. */
final class Memory {

    /** How many updates there were, this one included. */
    int steps;

    /** The running mean of gradients, or the momentum; null before the first. */
    double[] momentum;

    /** The running mean of squared gradients; null before the first. */
    double[] squares;
}
