package dev.netc.cuda.ptx;

import java.util.List;

/** Launches of kernels that make one number of many. */
public final class ReductionLaunches {

    private ReductionLaunches() {}

    /** y[c] = sum over n and i of x[n,c,i], or that is added to y: the gradient of a bias. For N x F the inner size is 1. */
    public static Launch channelSums(long x, long y, int outer, int channels, int inner, boolean adds) {
        if (inner == 1) {
            return new Launch(
                    ReductionKernels.COLUMNS,
                    Grids.columns(channels, outer),
                    List.of(x, y, outer, channels, Flags.of(adds)));
        }
        return new Launch(
                ReductionKernels.CHANNELS,
                Grids.rows(channels, outer * inner),
                List.of(x, y, outer, channels, inner, Flags.of(adds)));
    }
}
