package dev.netc.cuda.ptx;

import java.util.List;

/** Launches of dropout, forward and backward, and of the count of passes that its numbers depend on. */
public final class DropoutLaunches {

    /** A draw is a multiple of 2^-24. */
    private static final float DRAWS = 0x1p24f;

    private DropoutLaunches() {}

    /**
     * y = x / (1 - probability) where an element is kept, else 0; or that is added to y. Backward it is the same of gradients.
     *
     * @param seed that of {@link dev.netc.runtime.backend.Backend.Settings}
     * @param layer {@link dev.netc.runtime.Layer#index}
     * @param together how many neighbours share a draw: 1, or for whole channels H * W
     * @param pass where the number of the pass lies, 64 bits
     */
    public static Launch drop(
            float probability, int together, long seed, int layer, long pass, long x, long y, int count, boolean adds) {
        int threshold = (int) Math.ceil(probability * DRAWS);
        float kept = 1 - probability;
        return new Launch(
                DropoutKernels.DROP,
                Grids.elements(count),
                List.of(x, y, pass, seed, (long) layer, threshold, kept, together, count, Flags.of(adds)));
    }

    /** Adds 1 to the number of the pass, which before the first is -1. */
    public static Launch countPass(long pass) {
        return new Launch(DropoutKernels.COUNT, new Grid(1, 1), List.of(pass));
    }
}
