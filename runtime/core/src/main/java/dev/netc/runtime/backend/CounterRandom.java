package dev.netc.runtime.backend;

/**
 * Random numbers that are a function of where they are used, and not of what was drawn before: element {@code e} of stream {@code s} is
 * the output {@code e + 1} of SplitMix64 (Steele, Lea and Flood, 2014) begun at {@code s}. So every backend draws the same numbers, in
 * any order and with any number of threads.
 *
 * <p>Dropout drops element {@code e} (row-major in N x C x H x W; for a dropout of channels, in N x C) where
 * {@code uniform(stream(seed, pass, layer), e) < probability}. The seed is that of {@link Backend.Settings}, the layer is
 * {@link dev.netc.runtime.Layer#index}, and the pass is how many forward passes of programs with {@link Program#drops} the session
 * had begun before this one: 0 in the first. A backward pass uses the number of its forward pass.
 */
public final class CounterRandom {

    /** How far the state of SplitMix64 moves with each element. */
    public static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** What SplitMix64 multiplies the state by first, once its own bits from 30 on have been mixed in. */
    public static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;

    /** What it multiplies by then, once the bits from 27 on have been mixed in. */
    public static final long SECOND_FACTOR = 0x94D049BB133111EBL;

    private CounterRandom() {}

    /** The stream of one layer in one pass. */
    public static long stream(long seed, long pass, int layer) {
        return mix(mix(mix(seed + GOLDEN_GAMMA) + (pass + 1) * GOLDEN_GAMMA) + (layer + 1) * GOLDEN_GAMMA);
    }

    /** Uniform in 0 (inclusive) to 1 (exclusive): a multiple of 2^-24. */
    public static float uniform(long stream, long element) {
        return (mix(stream + (element + 1) * GOLDEN_GAMMA) >>> 40) * 0x1p-24f;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * FIRST_FACTOR;
        mixed = (mixed ^ (mixed >>> 27)) * SECOND_FACTOR;
        return mixed ^ (mixed >>> 31);
    }
}
