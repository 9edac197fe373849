package dev.netc.cpu;

import dev.netc.runtime.backend.CounterRandom;
import dev.netc.runtime.operator.Elementwise;
import java.util.Arrays;

/** {@link Kernels} without the Vector API. C2 makes vectors only of loops over whole arrays, so the products copy what they need. */
final class PlainKernels implements Kernels {

    private static final int LANES = 8;
    private static final int LARGEST_TILE = 16;
    private static final int STRIP = 256;

    private final DepthwiseKernels depthwise = new PlainDepthwiseKernels(LANES);
    private final UpdateKernels updates = new PlainUpdateKernels();
    private final ThreadLocal<float[][]> strips = ThreadLocal.withInitial(() -> new float[LARGEST_TILE + 4][STRIP]);

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public boolean interleaves() {
        return false;
    }

    @Override
    public int tile(int count) {
        return Shares.ceil(count, Shares.ceil(count, LARGEST_TILE));
    }

    @Override
    public int panelColumns() {
        return STRIP;
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
        multiply(rows, a, a0, aPitch, 1, b, b0, bPitch, depth, c, c0, cPitch, columns, adds);
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
        for (int j = 0; j < columns; j += STRIP) {
            int width = Math.min(STRIP, columns - j);
            int together = run == pitch ? width : run;
            for (int k = 0; k < depth; k++) {
                for (int i = 0; i < width; i += together) {
                    int from = b0 + table[first + k] + (j + i) / run * pitch;
                    System.arraycopy(b, from, to, to0 + j * depth + k * width + i, together);
                }
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
        multiply(rows, a, a0, 1, rows, b, b0, columns, depth, c, c0, cPitch, columns, adds);
    }

    private void multiply(
            int rows,
            float[] a,
            int a0,
            int aRows,
            int aDepth,
            float[] b,
            int b0,
            int bPitch,
            int depth,
            float[] c,
            int c0,
            int cPitch,
            int columns,
            boolean adds) {
        float[][] strip = strips.get();
        for (int j = 0; j < columns; j += STRIP) {
            int width = Math.min(STRIP, columns - j);
            for (int i = 0; i < rows; i++) {
                if (adds) {
                    System.arraycopy(c, c0 + i * cPitch + j, strip[4 + i], 0, width);
                } else {
                    Arrays.fill(strip[4 + i], 0, width, 0);
                }
            }
            multiplyStrip(strip, rows, a, a0, aRows, aDepth, b, b0 + j, bPitch, depth, width);
            for (int i = 0; i < rows; i++) {
                System.arraycopy(strip[4 + i], 0, c, c0 + i * cPitch + j, width);
            }
        }
    }

    private static void multiplyStrip(
            float[][] strip,
            int rows,
            float[] a,
            int a0,
            int aRows,
            int aDepth,
            float[] b,
            int b0,
            int bPitch,
            int depth,
            int width) {
        for (int k = 0; k < depth; k += 4) {
            int taps = Math.min(4, depth - k);
            for (int tap = 0; tap < taps; tap++) {
                System.arraycopy(b, b0 + (k + tap) * bPitch, strip[tap], 0, width);
            }
            for (int i = 0; i < rows; i++) {
                int at = a0 + i * aRows + k * aDepth;
                if (taps == 4) {
                    float third = a[at + 2 * aDepth];
                    addFour(strip, a[at], a[at + aDepth], third, a[at + 3 * aDepth], strip[4 + i], width);
                } else {
                    for (int tap = 0; tap < taps; tap++) {
                        addOne(strip[tap], a[at + tap * aDepth], strip[4 + i], width);
                    }
                }
            }
        }
    }

    private static void addFour(float[][] strip, float a0, float a1, float a2, float a3, float[] sum, int width) {
        float[] x0 = strip[0];
        float[] x1 = strip[1];
        float[] x2 = strip[2];
        float[] x3 = strip[3];
        for (int j = 0; j < width; j++) {
            sum[j] += a0 * x0[j] + a1 * x1[j] + (a2 * x2[j] + a3 * x3[j]);
        }
    }

    private static void addOne(float[] x, float a, float[] sum, int width) {
        for (int j = 0; j < width; j++) {
            sum[j] += a * x[j];
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
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                c[c0 + i * cPitch + j] += steppedDot(a, a0 + i * aPitch, aSteps, b, b0 + table[j], bSteps, steps);
            }
        }
    }

    private static float steppedDot(float[] a, int a0, int[] aSteps, float[] b, int b0, int[] bSteps, int steps) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int u = 0; u < steps; u++) {
            int at = a0 + aSteps[u];
            int to = b0 + bSteps[u];
            s0 += a[at] * b[to] + a[at + 4] * b[to + 4];
            s1 += a[at + 1] * b[to + 1] + a[at + 5] * b[to + 5];
            s2 += a[at + 2] * b[to + 2] + a[at + 6] * b[to + 6];
            s3 += a[at + 3] * b[to + 3] + a[at + 7] * b[to + 7];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public void correlate(int taps, float[] w, int w0, float[] x, int x0, int[] table, float[] y, int y0, int count) {
        Arrays.fill(y, y0, y0 + count, 0);
        for (int t = 0; t < taps; t++) {
            addScaled(x, x0 + table[t], w[w0 + t], y, y0, count);
        }
    }

    @Override
    public void correlateLanes(
            int taps, float[] dy, int dy0, float[] x, int x0, int[] table, float[] sums, int sums0, int count) {
        for (int t = 0; t < taps; t++) {
            for (int i = 0; i < count; i++) {
                sums[sums0 + t * LANES + i % LANES] += dy[dy0 + i] * x[x0 + table[t] + i];
            }
        }
    }

    @Override
    public void add(float[] from, int from0, float[] to, int to0, int count) {
        for (int i = 0; i < count; i++) {
            to[to0 + i] += from[from0 + i];
        }
    }

    private static void addScaled(float[] from, int from0, float factor, float[] to, int to0, int count) {
        for (int i = 0; i < count; i++) {
            to[to0 + i] += factor * from[from0 + i];
        }
    }

    @Override
    public void shift(float[] x, int x0, float shift, Rectifier rectifier, float[] y, int y0, int count) {
        float floor = rectifier.floor();
        float ceiling = rectifier.ceiling();
        for (int i = 0; i < count; i++) {
            y[y0 + i] = Math.min(Math.max(x[x0 + i] + shift, floor), ceiling);
        }
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
        float floor = rectifier.floor();
        float ceiling = rectifier.ceiling();
        for (int i = 0; i < count; i++) {
            y[y0 + i] = Math.min(Math.max(scale * (x[x0 + i] - mean) + shift, floor), ceiling);
        }
    }

    @Override
    public void reluGradient(float[] y, int y0, float[] dy, int dy0, float[] dx, int dx0, int count, boolean adds) {
        for (int i = 0; i < count; i++) {
            float before = adds ? dx[dx0 + i] : 0;
            dx[dx0 + i] = before + (y[y0 + i] > 0 ? dy[dy0 + i] : 0);
        }
    }

    @Override
    public void apply(Elementwise function, float[] x, int x0, float[] y, int y0, int count) {
        for (int i = 0; i < count; i++) {
            y[y0 + i] = function.value(x[x0 + i]);
        }
    }

    @Override
    public void slope(
            Elementwise function, float[] x, int x0, float[] y, int y0, float[] slope, int slope0, int count) {
        for (int i = 0; i < count; i++) {
            slope[slope0 + i] = function.derivative(x[x0 + i], y[y0 + i]);
        }
    }

    @Override
    public void clampGradient(
            float[] y, int y0, float ceiling, float[] dy, int dy0, float[] dx, int dx0, int count, boolean adds) {
        for (int i = 0; i < count; i++) {
            float before = adds ? dx[dx0 + i] : 0;
            dx[dx0 + i] = before + (y[y0 + i] > 0 && y[y0 + i] < ceiling ? dy[dy0 + i] : 0);
        }
    }

    @Override
    public void max(float[] x, int x0, float[] y, int y0, int count) {
        for (int i = 0; i < count; i++) {
            y[y0 + i] = Math.max(y[y0 + i], x[x0 + i]);
        }
    }

    @Override
    public void larger(float[] x, int x0, float[] xPlaces, int xPlace0, float[] y, int y0, int yPlace0, int count) {
        for (int i = 0; i < count; i++) {
            float value = x[x0 + i];
            float before = y[y0 + i];
            float here = xPlaces[xPlace0 + i];
            float there = y[yPlace0 + i];
            float first = value == before ? Math.min(here, there) : there;
            y[yPlace0 + i] = value > before ? here : first;
            y[y0 + i] = Math.max(value, before);
        }
    }

    @Override
    public void multiply(float[] x, int x0, float[] y, int y0, float[] z, int z0, int count, boolean adds) {
        for (int i = 0; i < count; i++) {
            float before = adds ? z[z0 + i] : 0;
            z[z0 + i] = before + x[x0 + i] * y[y0 + i];
        }
    }

    @Override
    public void drop(
            long stream, int first, int runs, int step, float probability, float[] factors, int at, int count) {
        for (int run = 0; run < runs; run++) {
            drop(stream, first + run, step, probability, factors, at + run * count, count);
        }
    }

    /** {@link #drop} of one run. */
    static void drop(long stream, int first, int step, float probability, float[] factors, int at, int count) {
        float kept = 1 / (1 - probability);
        for (int i = 0; i < count; i++) {
            factors[at + i] = CounterRandom.uniform(stream, first + (long) i * step) < probability ? 0 : kept;
        }
    }

    @Override
    public void normalizeGradient(
            float[] s, int s0, float[] dy, int dy0, float[] x, int x0, float[] dx, int dx0, int count, boolean adds) {
        for (int i = 0; i < count; i++) {
            float before = adds ? dx[dx0 + i] : 0;
            dx[dx0 + i] = before + (s[s0] * dy[dy0 + i] + (s[s0 + 1] * (x[x0 + i] - s[s0 + 2]) + s[s0 + 3]));
        }
    }

    @Override
    public double sum(float[] x, int x0, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += x[x0 + i];
        }
        return sum;
    }

    @Override
    public float dot(float[] x, int x0, float[] y, int y0, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += x[x0 + i] * y[y0 + i];
        }
        return (float) sum;
    }

    @Override
    public float squaredDistance(float[] x, int x0, float mean, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            float distance = x[x0 + i] - mean;
            sum += distance * distance;
        }
        return (float) sum;
    }

    @Override
    public float centredDot(float[] x, int x0, float mean, float[] y, int y0, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (x[x0 + i] - mean) * y[y0 + i];
        }
        return (float) sum;
    }

    @Override
    public DepthwiseKernels depthwise() {
        return depthwise;
    }

    @Override
    public UpdateKernels updates() {
        return updates;
    }
}
