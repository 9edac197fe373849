package dev.netc.cuda.ptx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.cuda.ptx.NormalizationLaunches.Affine;
import dev.netc.cuda.ptx.NormalizationLaunches.Rows;
import dev.netc.cuda.ptx.NormalizationLaunches.Statistics;
import dev.netc.runtime.operator.LocalResponseNorm;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NormalizationTest {

    private static final float EPSILON = 1e-5f;
    private static final double TOLERANCE = 2e-6;

    private final TestMemory memory = new TestMemory(Kernels.INTERPRETER);

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(Rows.layer(3, 31), true),
                Arguments.of(Rows.layer(2, 1000), true),
                Arguments.of(Rows.layer(40, 33), false),
                Arguments.of(Rows.layer(1, 2), true),
                Arguments.of(Rows.groups(3, 2, 6, 35), true),
                Arguments.of(Rows.groups(2, 5, 5, 9), false),
                Arguments.of(Rows.groups(70, 1, 4, 2), true),
                Arguments.of(Rows.groups(4, 2, 8, 1), true));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rowsAreStandardized(Rows rows, boolean affine) {
        int count = rows.rows() * rows.length();
        float[] x = Numbers.random(count, 1);
        float[] dy = Numbers.random(count, 2);
        float[] weight = Numbers.random(rows.channels(), 3);
        float[] bias = Numbers.random(rows.channels(), 4);
        for (int i = 0; i < count; i++) {
            x[i] += 3;
        }
        Expected expected = new Expected(rows, x, dy, affine ? weight : null, bias);
        long from = memory.put(x);
        long to = memory.allocate(count);
        long gradient = memory.put(dy);
        Affine parameters = affine ? new Affine(memory.put(weight), memory.put(bias)) : Affine.NONE;
        Statistics statistics = new Statistics(memory.allocate(2 * rows.rows()), memory.allocate(2 * rows.rows()));
        memory.run(NormalizationLaunches.standardize(rows, from, parameters, to, statistics, EPSILON));
        Numbers.assertClose(Gradients.narrow(expected.y), memory.floats(to, count), TOLERANCE);
        Gradients.check(
                memory,
                expected.dx,
                (dx, adds) -> NormalizationLaunches.standardizeGradient(
                        rows, from, parameters, gradient, dx, statistics, adds),
                2 * TOLERANCE);
        long other = memory.put(new float[rows.channels()]);
        Gradients.check(
                memory,
                expected.dWeight,
                (dWeight, adds) -> NormalizationLaunches.standardizeParameterGradients(
                        rows, from, gradient, dWeight, other, statistics, adds),
                2 * TOLERANCE);
        Gradients.check(
                memory,
                expected.dBias,
                (dBias, adds) -> NormalizationLaunches.standardizeParameterGradients(
                        rows, from, gradient, other, dBias, statistics, adds),
                TOLERANCE);
    }

    /** The formulas in float64. */
    private static final class Expected {

        private final double[] y;
        private final double[] dx;
        private final double[] dWeight;
        private final double[] dBias;

        Expected(Rows rows, float[] x, float[] dy, float[] weight, float[] bias) {
            y = new double[x.length];
            dx = new double[x.length];
            dWeight = new double[rows.channels()];
            dBias = new double[rows.channels()];
            for (int row = 0; row < rows.rows(); row++) {
                double mean = 0;
                double squares = 0;
                int start = row * rows.length();
                for (int i = start; i < start + rows.length(); i++) {
                    mean += x[i] / (double) rows.length();
                }
                for (int i = start; i < start + rows.length(); i++) {
                    squares += (x[i] - mean) * (x[i] - mean);
                }
                double scale = 1 / Math.sqrt(squares / rows.length() + EPSILON);
                double sum = 0;
                double product = 0;
                for (int i = start; i < start + rows.length(); i++) {
                    int c = i / rows.area() % rows.channels();
                    double value = (x[i] - mean) * scale;
                    double g = dy[i] * (weight == null ? 1 : weight[c]);
                    y[i] = weight == null ? value : value * weight[c] + bias[c];
                    dWeight[c] += dy[i] * value;
                    dBias[c] += dy[i];
                    sum += g / rows.length();
                    product += g * value / rows.length();
                }
                for (int i = start; i < start + rows.length(); i++) {
                    double g = dy[i] * (weight == null ? 1 : weight[i / rows.area() % rows.channels()]);
                    dx[i] = scale * (g - sum - (x[i] - mean) * scale * product);
                }
            }
        }
    }

    @Test
    void NaNStaysInItsRow() {
        Rows rows = Rows.layer(2, 3);
        long y = memory.allocate(6);
        long x = memory.put(1, Float.NaN, 3, 1, 2, 3);
        Statistics statistics = new Statistics(memory.allocate(4), memory.allocate(4));
        memory.run(NormalizationLaunches.standardize(rows, x, Affine.NONE, y, statistics, EPSILON));
        assertEquals(Float.NaN, memory.floats(y, 6)[0]);
        assertEquals(1.2247f, memory.floats(y, 6)[5], 1e-4f);
    }

    @ParameterizedTest
    @CsvSource({"5,7,6,1e-1", "3,2,31,1", "4,9,5,1e-4", "1,3,4,2", "7,3,2,1"})
    void responsesAreNormalized(int size, int channels, int area, float alpha) {
        LocalResponseNorm norm = LocalResponseNorm.of(size).alpha(alpha).k(2);
        int count = 2 * channels * area;
        float[] x = Numbers.random(count, 1);
        float[] dy = Numbers.random(count, 2);
        double[] y = new double[count];
        double[] dx = new double[count];
        for (int at = 0; at < count; at++) {
            int c = at / area % channels;
            double squares = 0;
            for (int j = Math.max(c - size / 2, 0); j <= Math.min(c + (size - 1) / 2, channels - 1); j++) {
                squares += Math.pow(x[at + (j - c) * area], 2);
            }
            double divisor = norm.k() + (double) norm.alpha() / size * squares;
            double power = Math.pow(divisor, -norm.beta());
            y[at] = x[at] * power;
            dx[at] += dy[at] * power;
            double share = -2.0 * norm.alpha() * norm.beta() / size * dy[at] * x[at] * power / divisor;
            for (int j = Math.max(c - size / 2, 0); j <= Math.min(c + (size - 1) / 2, channels - 1); j++) {
                dx[at + (j - c) * area] += share * x[at + (j - c) * area];
            }
        }
        long from = memory.put(x);
        long to = memory.allocate(count);
        long divisors = memory.allocate(count);
        memory.run(NormalizationLaunches.localResponse(norm, from, to, divisors, 2, channels, area));
        Numbers.assertClose(Gradients.narrow(y), memory.floats(to, count), 1e-6);
        long gradient = memory.put(dy);
        Gradients.check(
                memory,
                dx,
                (address, adds) -> NormalizationLaunches.localResponseGradient(
                        norm, from, divisors, gradient, address, 2, channels, area, adds),
                TOLERANCE);
    }
}
