package dev.netc.cpu;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Kernels#correlate} and {@link Kernels#correlateLanes}: as many taps at a time as {@link TapTiles} take, the others one by one. */
final class VectorCorrelation {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private VectorCorrelation() {}

    static void correlate(int taps, float[] w, int w0, float[] x, int x0, int[] table, float[] y, int y0, int count) {
        Arrays.fill(y, y0, y0 + count, 0);
        int whole = taps - taps % TapTiles.TAPS;
        for (int t = 0; t < whole; t += TapTiles.TAPS) {
            TapTiles.add(w, w0, x, x0, table, t, y, y0, count);
        }
        for (int t = whole; t < taps; t++) {
            addTap(w[w0 + t], x, x0 + table[t], y, y0, count);
        }
    }

    private static void addTap(float weight, float[] x, int x0, float[] y, int y0, int count) {
        FloatVector weights = FloatVector.broadcast(SPECIES, weight);
        for (int i = 0; i < count; i += LANES) {
            load(x, x0 + i).fma(weights, load(y, y0 + i)).intoArray(y, y0 + i);
        }
    }

    static void correlateLanes(
            int taps, float[] dy, int dy0, float[] x, int x0, int[] table, float[] sums, int sums0, int count) {
        int whole = taps - taps % TapTiles.TAPS;
        for (int t = 0; t < whole; t += TapTiles.TAPS) {
            TapTiles.correlate(dy, dy0, x, x0, table, t, sums, sums0 + t * LANES, count);
        }
        for (int t = whole; t < taps; t++) {
            correlateTap(dy, dy0, x, x0 + table[t], sums, sums0 + t * LANES, count);
        }
    }

    private static void correlateTap(float[] dy, int dy0, float[] x, int x0, float[] sums, int sums0, int count) {
        FloatVector sum = load(sums, sums0);
        for (int i = 0; i < count; i += LANES) {
            sum = load(dy, dy0 + i).fma(load(x, x0 + i), sum);
        }
        sum.intoArray(sums, sums0);
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }
}
