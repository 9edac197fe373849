package dev.netc.cpu;

import java.util.Arrays;
import java.util.Optional;

/**
 * Channels of interleaved samples without height and width: of as many samples as a vector has lanes, each channel is one vector. They are
 * taken row by row over some channels, and what a channel's vectors add up to is one, until its lanes are added at the end.
 */
final class NormalizedVectors implements NormalizedChannels {

    private static final int LANES = VectorKernels.SPECIES.length();

    /** Floats of x, for the channels that are taken together: so many, with those of y and of the gradients, stay in a second-level cache. */
    private static final int HELD = 32 * 1024;

    /** Vectors for what a channel adds up to: its sum, what rounding took from that, and another sum. */
    private static final int SUMS = LaneNormalizationKernels.SUMS;

    private final Workspace workspace;
    private final Rectifier rectifier;
    private final Optional<RectifierMask> mask;
    private final Activation x;
    private final Activation y;
    private final int strip; // channels that are taken together
    private final double[] zeros;

    NormalizedVectors(Context context, Rectifier rectifier, Optional<RectifierMask> mask, Activation x, Activation y) {
        workspace = context.workspace();
        this.rectifier = rectifier;
        this.mask = mask;
        this.x = x;
        this.y = y;
        strip = Math.min(x.channels(), Math.max(1, HELD / x.allLanes()));
        zeros = new double[strip];
        workspace.reservePerWorker((long) SUMS * strip * LANES);
    }

    /** Whether a value is of that kind. */
    static boolean fits(Activation x) {
        return x.lanes() > 1 && x.area() == x.lanes();
    }

    @Override
    public int together(int range) {
        return Math.min(range, strip);
    }

    /** Where, relative to its beginning, a channel of a block of samples lies. */
    private int vector(int block, int channel) {
        return block * x.row() + channel * LANES;
    }

    /** Where a worker's sums begin, which are 0 now. */
    private int clear(int count, int worker) {
        int at = workspace.of(worker);
        Arrays.fill(workspace.array(), at, at + SUMS * count * LANES, 0);
        return at;
    }

    /** The sum of a vector's lanes. */
    private double lanes(int at) {
        return LaneSum.exact(workspace.array(), at);
    }

    /** Sets the lanes that hold no sample, those of each channel to its value. */
    private void fillEmptyLanes(int value, int first, int end, double[] values, int values0) {
        int last = x.batch() - 1;
        if (x.filledLanes(last) < LANES) {
            int at = value + vector(last, first);
            LaneNormalizationKernels.fillFrom(x.filledLanes(last), end - first, x.array(), at, values, values0);
        }
    }

    @Override
    public void sum(int first, int end, double[] sums, int worker) {
        fillEmptyLanes(x.at(), first, end, zeros, 0);
        int count = end - first;
        int at = clear(count, worker);
        for (int block = 0; block < x.batch(); block++) {
            LaneNormalizationKernels.sum(count, x.array(), x.at() + vector(block, first), workspace.array(), at);
        }
        for (int i = 0; i < count; i++) {
            sums[first + i] = lanes(at + SUMS * i * LANES) + lanes(at + (SUMS * i + 1) * LANES);
        }
    }

    @Override
    public void sumSquares(int first, int end, double[] means, double[] squares, int worker) {
        fillEmptyLanes(x.at(), first, end, means, first); // which are at no distance from the mean
        int count = end - first;
        int at = clear(count, worker);
        for (int block = 0; block < x.batch(); block++) {
            int from = x.at() + vector(block, first);
            LaneNormalizationKernels.sumSquares(count, x.array(), from, means, first, workspace.array(), at);
        }
        for (int i = 0; i < count; i++) {
            squares[first + i] = lanes(at + i * LANES);
        }
    }

    @Override
    public void write(int first, int end, float[] scalars) {
        for (int block = 0; block < x.batch(); block++) {
            int at = vector(block, first);
            LaneNormalizationKernels.write(
                    end - first, scalars, first * SCALARS, rectifier, x.array(), x.at() + at, y.array(), y.at() + at);
        }
    }

    @Override
    public void sumGradients(int first, int end, double[] means, double[] sums, double[] dots, int worker) {
        int count = end - first;
        int at = clear(count, worker);
        float[] array = x.array();
        for (int block = 0; block < x.batch(); block++) {
            int from = vector(block, first);
            if (mask.isPresent()) {
                mask.get().apply(from, from + count * LANES);
            }
            LaneNormalizationKernels.sum(count, array, y.gradient() + from, workspace.array(), at);
            LaneNormalizationKernels.sumDots(
                    count, array, x.at() + from, means, first, array, y.gradient() + from, workspace.array(), at);
        }
        for (int i = 0; i < count; i++) {
            int place = at + SUMS * i * LANES;
            double sum = lanes(place) + lanes(place + LANES);
            sums[first + i] = sum;
            // What rounding takes from the mean, the sum gives back.
            dots[first + i] = lanes(place + 2 * LANES) + ((float) means[first + i] - means[first + i]) * sum;
        }
    }

    @Override
    public void spread(int first, int end, float[] scalars, boolean adds) {
        float[] array = x.array();
        for (int block = 0; block < x.batch(); block++) {
            int at = vector(block, first);
            LaneNormalizationKernels.spread(
                    end - first,
                    scalars,
                    first * SCALARS,
                    array,
                    x.at() + at,
                    y.gradient() + at,
                    x.gradient() + at,
                    adds);
        }
        fillEmptyLanes(x.gradient(), first, end, zeros, 0);
    }
}
