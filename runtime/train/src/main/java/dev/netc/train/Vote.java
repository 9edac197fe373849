package dev.netc.train;

/** How several networks answer together. */
public enum Vote {
    /** The class that most of them take for the likeliest; of several such classes, the one with the highest mean. */
    MAJORITY,
    /** The class with the highest mean probability. */
    MEAN
}
