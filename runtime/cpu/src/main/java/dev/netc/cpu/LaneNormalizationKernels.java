package dev.netc.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The inner loops of {@link NormalizedVectors}, over {@code count} channels of a block of samples, a vector each. */
final class LaneNormalizationKernels {

    /** Vectors for what a channel adds up to: its sum, what rounding took from that, and another sum. */
    static final int SUMS = 3;

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private LaneNormalizationKernels() {}

    /** The lanes from {@code filled} on become the value of the channel. */
    static void fillFrom(int filled, int count, float[] x, int x0, double[] values, int values0) {
        var empty = SPECIES.indexInRange(0, filled).not();
        for (int i = 0; i < count; i++) {
            FloatVector value = FloatVector.broadcast(SPECIES, (float) values[values0 + i]);
            load(x, x0 + i * LANES).blend(value, empty).intoArray(x, x0 + i * LANES);
        }
    }

    /** Adds x to the sums, the first vector of each channel's; the second keeps what each addition rounds off. */
    static void sum(int count, float[] x, int x0, float[] sums, int sums0) {
        for (int i = 0; i < count; i++) {
            int at = sums0 + SUMS * i * LANES;
            FloatVector sum = load(sums, at);
            FloatVector next = load(x, x0 + i * LANES);
            FloatVector total = sum.add(next);
            total.intoArray(sums, at);
            FloatVector lost = load(sums, at + LANES);
            lost.add(LaneKernels.roundedOff(sum, next, total)).intoArray(sums, at + LANES);
        }
    }

    /** Adds (x - mean)^2 to the sums, one vector for each channel. */
    static void sumSquares(int count, float[] x, int x0, double[] means, int means0, float[] sums, int sums0) {
        for (int i = 0; i < count; i++) {
            int at = sums0 + i * LANES;
            FloatVector distance = load(x, x0 + i * LANES).sub((float) means[means0 + i]);
            distance.fma(distance, load(sums, at)).intoArray(sums, at);
        }
    }

    /** Adds (x - mean) dy to the sums, the third vector of each channel's. */
    static void sumDots(
            int count, float[] x, int x0, double[] means, int means0, float[] dy, int dy0, float[] sums, int sums0) {
        for (int i = 0; i < count; i++) {
            int at = sums0 + (SUMS * i + 2) * LANES;
            FloatVector distance = load(x, x0 + i * LANES).sub((float) means[means0 + i]);
            distance.fma(load(dy, dy0 + i * LANES), load(sums, at)).intoArray(sums, at);
        }
    }

    /** {@link NormalizedChannels#write}. */
    static void write(
            int count, float[] scalars, int scalars0, Rectifier rectifier, float[] x, int x0, float[] y, int y0) {
        float floor = rectifier.floor();
        float ceiling = rectifier.ceiling();
        for (int i = 0; i < count; i++) {
            int s = scalars0 + i * NormalizedChannels.SCALARS;
            FloatVector factor = FloatVector.broadcast(SPECIES, scalars[s + 1]);
            FloatVector shift = FloatVector.broadcast(SPECIES, scalars[s + 2]);
            load(x, x0 + i * LANES)
                    .sub(scalars[s])
                    .fma(factor, shift)
                    .max(floor)
                    .min(ceiling)
                    .intoArray(y, y0 + i * LANES);
        }
    }

    /** {@link NormalizedChannels#spread}, with all of it in one array. */
    static void spread(
            int count, float[] scalars, int scalars0, float[] array, int x0, int dy0, int dx0, boolean adds) {
        for (int i = 0; i < count; i++) {
            int s = scalars0 + i * NormalizedChannels.SCALARS;
            FloatVector ofGradient = FloatVector.broadcast(SPECIES, scalars[s]);
            FloatVector ofX = FloatVector.broadcast(SPECIES, scalars[s + 1]);
            FloatVector constant = FloatVector.broadcast(SPECIES, scalars[s + 3]);
            FloatVector distance = load(array, x0 + i * LANES).sub(scalars[s + 2]);
            FloatVector gradient = load(array, dy0 + i * LANES).fma(ofGradient, distance.fma(ofX, constant));
            int to = dx0 + i * LANES;
            (adds ? gradient.add(load(array, to)) : gradient).intoArray(array, to);
        }
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }
}
