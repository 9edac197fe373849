package dev.netc.cpu;

import java.util.Arrays;

/**
 * Copies a value or its gradient from one layout to the other: from N x C x H x W to interleaved samples or back. Empty lanes are set to 0,
 * or left as they are where the target grows.
 */
final class LayoutCopy extends ParallelKernel {

    private final Activation source;
    private final int from;
    private final Activation target;
    private final int to;
    private final boolean adds;

    private LayoutCopy(WorkerTeam team, Activation source, int from, Activation target, int to, boolean adds) {
        super(team);
        this.source = source;
        this.from = from;
        this.target = target;
        this.to = to;
        this.adds = adds;
        phases(this::share);
    }

    static LayoutCopy ofValue(WorkerTeam team, Activation source, Activation target) {
        return new LayoutCopy(team, source, source.at(), target, target.at(), false);
    }

    /** @param adds whether the target's gradient grows or is set */
    static LayoutCopy ofGradient(WorkerTeam team, Activation source, Activation target, boolean adds) {
        return new LayoutCopy(team, source, source.gradient(), target, target.gradient(), adds);
    }

    private void share(int worker, int workers) {
        int first = Shares.lineStart(source.features(), worker, workers);
        int end = Shares.lineStart(source.features(), worker + 1, workers);
        if (source.lanes() == 1) {
            interleave(source.array(), from, target, to, first, end, adds);
        } else {
            separate(first, end);
        }
    }

    /** Copies features of samples that lie one behind the other. */
    static void interleave(float[] samples, int from, Activation x, int to, int first, int end, boolean adds) {
        if (x.lanes() == 1 && !adds) {
            for (int n = 0; n < x.samples(); n++) {
                int at = n * x.features() + first;
                System.arraycopy(samples, from + at, x.array(), to + at, end - first);
            }
            return;
        }
        for (int block = 0; block < x.batch(); block++) {
            int at = block * x.row();
            int filled = x.filledLanes(block);
            Transposition.copy(
                    samples, from + at, x.features(), filled, first, end, x.array(), to + at, x.lanes(), adds);
            for (int f = first; f < end && filled < x.lanes() && !adds; f++) {
                Arrays.fill(x.array(), to + at + f * x.lanes() + filled, to + at + (f + 1) * x.lanes(), 0);
            }
        }
    }

    private void separate(int first, int end) {
        for (int block = 0; block < source.batch(); block++) {
            int at = block * source.row();
            Transposition.copy(
                    source.array(),
                    from + at + first * source.lanes(),
                    source.lanes(),
                    end - first,
                    0,
                    source.filledLanes(block),
                    target.array(),
                    to + at + first,
                    target.features(),
                    adds);
        }
    }
}
