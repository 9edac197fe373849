package dev.netc.cpu;

import dev.netc.runtime.operator.Elementwise;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Kernels} with the JDK's Vector API, in the widest vectors that the JVM prefers; the last elements of a row are plain Java. */
final class VectorKernels implements Kernels {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();
    private static final int LARGEST_TILE = LANES >= 16 ? 12 : 6;
    private static final int TILE_COLUMNS = 2 * LANES;
    private static final int PANEL_COLUMNS = 64; // of a block: so many stay in the first-level cache

    /** Numbers that are added up in single precision, before what they give is in double. */
    private static final int SUM_BLOCK = 128 * LANES;

    /** Floats of a tile, and of the squares that its sums fill. */
    private static final int EDGE =
            Math.max(LARGEST_TILE * TILE_COLUMNS, Shares.roundUp(DotTiles.ROWS * DotTiles.COLUMNS, LANES) * LANES);

    /** Where a tile is computed that reaches beyond the right edge or is to be added, and where a vector's lanes are added up. */
    private final ThreadLocal<float[]> edge = ThreadLocal.withInitial(() -> new float[EDGE]);

    private final PlainKernels plain = new PlainKernels();
    private final DepthwiseKernels depthwise = new VectorDepthwiseKernels();
    private final UpdateKernels updates = new VectorUpdateKernels();

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public boolean interleaves() {
        return true;
    }

    @Override
    public int panelColumns() {
        return PANEL_COLUMNS;
    }

    /** Tiles of about the same size; there are those of 1 and of even numbers of rows. */
    @Override
    public int tile(int count) {
        int tiles = (count + LARGEST_TILE - 1) / LARGEST_TILE;
        int rows = (count + tiles - 1) / tiles;
        return rows <= 2 || rows % 2 == 0 ? rows : Math.min(rows + 1, count >= rows + 1 ? rows + 1 : rows - 1);
    }

    @Override
    public void rows(
            int rows,
            float[] a,
            int a0,
            int aPitch,
            float[] b,
            int b0,
            int bPitch,
            int depth,
            float[] c,
            int c0,
            int cPitch,
            int columns,
            boolean adds) {
        int whole = adds ? 0 : columns - columns % TILE_COLUMNS;
        float[] zeros = LaneKernels.ZEROS;
        for (int j = 0; j < whole; j += TILE_COLUMNS) {
            RowTiles.multiply(rows, zeros, 0, a, a0, aPitch, b, b0 + j, LANES, bPitch, depth, c, c0 + j, LANES, cPitch);
        }
        float[] tile = edge.get();
        for (int j = whole; j < columns; j += TILE_COLUMNS) {
            RowTiles.multiply(
                    rows, zeros, 0, a, a0, aPitch, b, b0 + j, LANES, bPitch, depth, tile, 0, LANES, TILE_COLUMNS);
            copyTile(tile, rows, c, c0 + j, cPitch, Math.min(TILE_COLUMNS, columns - j), adds);
        }
    }

    @Override
    public void layOut(
            float[] b,
            int b0,
            int run,
            int pitch,
            int[] table,
            int first,
            int depth,
            int columns,
            float[] to,
            int to0) {
        for (int j = 0; j < columns; j += LANES) {
            int from = b0 + j / run * pitch;
            int at = to0 + j * depth;
            if (run == LANES) {
                layOut(b, from, table, first, depth, to, at);
            } else {
                layOutRuns(b, from, run, pitch, table, first, depth, to, at);
            }
        }
    }

    private static void layOut(float[] b, int from, int[] table, int first, int depth, float[] to, int at) {
        for (int k = 0; k < depth; k++) {
            load(b, from + table[first + k]).intoArray(to, at + k * LANES);
        }
    }

    /** What a run has too many, the next covers. */
    private static void layOutRuns(
            float[] b, int from, int run, int pitch, int[] table, int first, int depth, float[] to, int at) {
        int runs = LANES / run;
        for (int k = 0; k < depth; k++) {
            for (int i = 0; i < runs; i++) {
                load(b, from + table[first + k] + i * pitch).intoArray(to, at + k * LANES + i * run);
            }
        }
    }

    @Override
    public void panels(
            int rows,
            float[] a,
            int a0,
            float[] b,
            int b0,
            int depth,
            float[] c,
            int c0,
            int cPitch,
            int columns,
            boolean adds) {
        int apart = depth * LANES;
        for (int j = 0; j < columns; j += TILE_COLUMNS) {
            int from = b0 + j * depth;
            if (adds) {
                PanelTiles.accumulate(rows, a, a0, rows, b, from, apart, depth, c, c0 + j, LANES, cPitch);
            } else {
                PanelTiles.multiply(
                        rows, LaneKernels.ZEROS, 0, a, a0, rows, b, from, apart, depth, c, c0 + j, LANES, cPitch);
            }
        }
    }

    private void copyTile(float[] tile, int rows, float[] c, int c0, int cPitch, int columns, boolean adds) {
        for (int i = 0; i < rows; i++) {
            if (adds) {
                add(tile, i * TILE_COLUMNS, c, c0 + i * cPitch, columns);
            } else {
                System.arraycopy(tile, i * TILE_COLUMNS, c, c0 + i * cPitch, columns);
            }
        }
    }

    @Override
    public void dots(
            int rows,
            float[] a,
            int a0,
            int aPitch,
            int[] aSteps,
            int columns,
            float[] b,
            int b0,
            int[] table,
            int[] bSteps,
            int steps,
            float[] c,
            int c0,
            int cPitch) {
        VectorDots.multiply(
                edge.get(), rows, a, a0, aPitch, aSteps, columns, b, b0, table, bSteps, steps, c, c0, cPitch);
    }

    @Override
    public void correlate(int taps, float[] w, int w0, float[] x, int x0, int[] table, float[] y, int y0, int count) {
        VectorCorrelation.correlate(taps, w, w0, x, x0, table, y, y0, count);
    }

    @Override
    public void correlateLanes(
            int taps, float[] dy, int dy0, float[] x, int x0, int[] table, float[] sums, int sums0, int count) {
        VectorCorrelation.correlateLanes(taps, dy, dy0, x, x0, table, sums, sums0, count);
    }

    @Override
    public void add(float[] from, int from0, float[] to, int to0, int count) {
        int whole = SPECIES.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            load(to, to0 + i).add(load(from, from0 + i)).intoArray(to, to0 + i);
        }
        plain.add(from, from0 + whole, to, to0 + whole, count - whole);
    }

    @Override
    public void shift(float[] x, int x0, float shift, Rectifier rectifier, float[] y, int y0, int count) {
        int whole = SPECIES.loopBound(count);
        float floor = rectifier.floor();
        float ceiling = rectifier.ceiling();
        for (int i = 0; i < whole; i += LANES) {
            load(x, x0 + i).add(shift).max(floor).min(ceiling).intoArray(y, y0 + i);
        }
        plain.shift(x, x0 + whole, shift, rectifier, y, y0 + whole, count - whole);
    }

    @Override
    public void normalize(
            float[] x,
            int x0,
            float mean,
            float scale,
            float shift,
            Rectifier rectifier,
            float[] y,
            int y0,
            int count) {
        int whole = SPECIES.loopBound(count);
        FloatVector scales = FloatVector.broadcast(SPECIES, scale);
        FloatVector shifts = FloatVector.broadcast(SPECIES, shift);
        float floor = rectifier.floor();
        float ceiling = rectifier.ceiling();
        for (int i = 0; i < whole; i += LANES) {
            load(x, x0 + i)
                    .sub(mean)
                    .fma(scales, shifts)
                    .max(floor)
                    .min(ceiling)
                    .intoArray(y, y0 + i);
        }
        plain.normalize(x, x0 + whole, mean, scale, shift, rectifier, y, y0 + whole, count - whole);
    }

    @Override
    public void reluGradient(float[] y, int y0, float[] dy, int dy0, float[] dx, int dx0, int count, boolean adds) {
        int whole = SPECIES.loopBound(count);
        if (adds) {
            for (int i = 0; i < whole; i += LANES) {
                load(dx, dx0 + i).add(passed(y, y0 + i, dy, dy0 + i)).intoArray(dx, dx0 + i);
            }
        } else {
            for (int i = 0; i < whole; i += LANES) {
                passed(y, y0 + i, dy, dy0 + i).intoArray(dx, dx0 + i);
            }
        }
        plain.reluGradient(y, y0 + whole, dy, dy0 + whole, dx, dx0 + whole, count - whole, adds);
    }

    /** What a rectifier lets pass of a gradient. Its zero is made in each turn, as C2 may make an object of one before the loop. */
    private static FloatVector passed(float[] y, int at, float[] dy, int from) {
        return FloatVector.zero(SPECIES).blend(load(dy, from), load(y, at).compare(VectorOperators.GT, 0));
    }

    @Override
    public void apply(Elementwise function, float[] x, int x0, float[] y, int y0, int count) {
        int whole = SPECIES.loopBound(count);
        if (!VectorActivations.apply(function, x, x0, y, y0, whole)) {
            whole = 0;
        }
        plain.apply(function, x, x0 + whole, y, y0 + whole, count - whole);
    }

    @Override
    public void slope(
            Elementwise function, float[] x, int x0, float[] y, int y0, float[] slope, int slope0, int count) {
        int whole = SPECIES.loopBound(count);
        if (!VectorActivations.differentiate(function, x, x0, y, y0, slope, slope0, whole)) {
            whole = 0;
        }
        plain.slope(function, x, x0 + whole, y, y0 + whole, slope, slope0 + whole, count - whole);
    }

    @Override
    public void clampGradient(
            float[] y, int y0, float ceiling, float[] dy, int dy0, float[] dx, int dx0, int count, boolean adds) {
        int whole = SPECIES.loopBound(count);
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector limit = FloatVector.broadcast(SPECIES, ceiling);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector value = load(y, y0 + i);
            FloatVector above = zero.blend(load(dy, dy0 + i), value.compare(VectorOperators.GT, zero));
            FloatVector passed = zero.blend(above, value.compare(VectorOperators.LT, limit));
            if (adds) {
                passed.add(load(dx, dx0 + i)).intoArray(dx, dx0 + i);
            } else {
                passed.intoArray(dx, dx0 + i);
            }
        }
        plain.clampGradient(y, y0 + whole, ceiling, dy, dy0 + whole, dx, dx0 + whole, count - whole, adds);
    }

    @Override
    public void max(float[] x, int x0, float[] y, int y0, int count) {
        int whole = SPECIES.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            load(y, y0 + i).max(load(x, x0 + i)).intoArray(y, y0 + i);
        }
        plain.max(x, x0 + whole, y, y0 + whole, count - whole);
    }

    @Override
    public void larger(float[] x, int x0, float[] xPlaces, int xPlace0, float[] y, int y0, int yPlace0, int count) {
        int whole = SPECIES.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector value = load(x, x0 + i);
            FloatVector before = load(y, y0 + i);
            FloatVector here = load(xPlaces, xPlace0 + i);
            FloatVector there = load(y, yPlace0 + i);
            FloatVector first = there.blend(here.min(there), value.compare(VectorOperators.EQ, before));
            first.blend(here, value.compare(VectorOperators.GT, before)).intoArray(y, yPlace0 + i);
            value.max(before).intoArray(y, y0 + i);
        }
        plain.larger(x, x0 + whole, xPlaces, xPlace0 + whole, y, y0 + whole, yPlace0 + whole, count - whole);
    }

    @Override
    public void multiply(float[] x, int x0, float[] y, int y0, float[] z, int z0, int count, boolean adds) {
        int whole = SPECIES.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector product = load(x, x0 + i).mul(load(y, y0 + i));
            (adds ? product.add(load(z, z0 + i)) : product).intoArray(z, z0 + i);
        }
        plain.multiply(x, x0 + whole, y, y0 + whole, z, z0 + whole, count - whole, adds);
    }

    @Override
    public void drop(
            long stream, int first, int runs, int step, float probability, float[] factors, int at, int count) {
        int whole = VectorDropout.factors(stream, first, runs, step, probability, factors, at, count);
        for (int run = 0; run < runs && whole < count; run++) {
            int rest = at + run * count + whole;
            PlainKernels.drop(stream, first + run + whole * step, step, probability, factors, rest, count - whole);
        }
    }

    @Override
    public void normalizeGradient(
            float[] s, int s0, float[] dy, int dy0, float[] x, int x0, float[] dx, int dx0, int count, boolean adds) {
        int whole = SPECIES.loopBound(count);
        FloatVector ofGradient = FloatVector.broadcast(SPECIES, s[s0]);
        FloatVector ofX = FloatVector.broadcast(SPECIES, s[s0 + 1]);
        FloatVector mean = FloatVector.broadcast(SPECIES, s[s0 + 2]);
        FloatVector constant = FloatVector.broadcast(SPECIES, s[s0 + 3]);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector distance = load(x, x0 + i).sub(mean);
            FloatVector sum = load(dy, dy0 + i).fma(ofGradient, distance.fma(ofX, constant));
            (adds ? sum.add(load(dx, dx0 + i)) : sum).intoArray(dx, dx0 + i);
        }
        plain.normalizeGradient(s, s0, dy, dy0 + whole, x, x0 + whole, dx, dx0 + whole, count - whole, adds);
    }

    @Override
    public double sum(float[] x, int x0, int count) {
        int whole = SPECIES.loopBound(count);
        double sum = 0;
        for (int i = 0; i < whole; i += SUM_BLOCK) {
            sum += sumBlock(x, x0 + i, Math.min(SUM_BLOCK, whole - i));
        }
        return sum + plain.sum(x, x0 + whole, count - whole);
    }

    private double sumBlock(float[] x, int x0, int count) {
        float[] sum = edge.get();
        Arrays.fill(sum, 0, 2 * LANES, 0);
        LaneKernels.sum(count / LANES, x, x0, sum, 0);
        return LaneSum.exact(sum, 0) + LaneSum.exact(sum, LANES);
    }

    @Override
    public float dot(float[] x, int x0, float[] y, int y0, int count) {
        int whole = SPECIES.loopBound(count);
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < whole; i += LANES) {
            sum = load(x, x0 + i).fma(load(y, y0 + i), sum);
        }
        float[] lanes = edge.get();
        sum.intoArray(lanes, 0);
        return LaneSum.of(lanes, 0) + plain.dot(x, x0 + whole, y, y0 + whole, count - whole);
    }

    @Override
    public float squaredDistance(float[] x, int x0, float mean, int count) {
        int whole = SPECIES.loopBound(count);
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector distance = load(x, x0 + i).sub(mean);
            sum = distance.fma(distance, sum);
        }
        float[] lanes = edge.get();
        sum.intoArray(lanes, 0);
        return LaneSum.of(lanes, 0) + plain.squaredDistance(x, x0 + whole, mean, count - whole);
    }

    @Override
    public float centredDot(float[] x, int x0, float mean, float[] y, int y0, int count) {
        int whole = SPECIES.loopBound(count);
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < whole; i += LANES) {
            sum = load(x, x0 + i).sub(mean).fma(load(y, y0 + i), sum);
        }
        float[] lanes = edge.get();
        sum.intoArray(lanes, 0);
        return LaneSum.of(lanes, 0) + plain.centredDot(x, x0 + whole, mean, y, y0 + whole, count - whole);
    }

    @Override
    public DepthwiseKernels depthwise() {
        return depthwise;
    }

    @Override
    public UpdateKernels updates() {
        return updates;
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }
}
