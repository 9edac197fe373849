package dev.netc.cuda.ptx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.runtime.loss.BinaryCrossEntropy;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.loss.NegativeLogLikelihood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossTest {

    private static final double TOLERANCE = 1e-6;

    private final TestMemory memory = new TestMemory(Kernels.INTERPRETER);
    private final long parts = memory.allocate(LossLaunches.PART_BYTES / Float.BYTES);
    private final long result = memory.allocate(1);

    private float value(Loss loss, long y, long targets, int batch, int features) {
        LossLaunches.value(loss, y, targets, parts, result, batch, features).forEach(memory::run);
        return memory.floats(result, 1)[0];
    }

    private float[] gradient(Loss loss, long y, long targets, int batch, int features) {
        long dy = memory.allocate(batch * features);
        long narrow = memory.allocate(batch * features);
        memory.run(LossLaunches.gradient(loss, y, targets, dy, batch, features));
        memory.runNarrow(LossLaunches.gradient(loss, y, targets, narrow, batch, features));
        assertArrayEquals(memory.floats(dy, batch * features), memory.floats(narrow, batch * features), 1e-6f);
        return memory.floats(dy, batch * features);
    }

    private static int[] classes(int batch, int features) {
        int[] classes = new int[batch];
        for (int n = 0; n < batch; n++) {
            classes[n] = n * 7 % features;
        }
        return classes;
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "3,10", "300,3", "5,257", "2,1000"})
    void crossEntropy(int batch, int features) {
        float[] y = Numbers.random(batch * features, 1);
        y[0] = 90;
        int[] classes = classes(batch, features);
        double loss = 0;
        float[] slopes = new float[y.length];
        for (int n = 0; n < batch; n++) {
            double sum = 0;
            for (int f = 0; f < features; f++) {
                sum += Math.exp(y[n * features + f]);
            }
            loss += (Math.log(sum) - y[n * features + classes[n]]) / batch;
            for (int f = 0; f < features; f++) {
                double share = Math.exp(y[n * features + f]) / sum;
                slopes[n * features + f] = (float) ((share - (f == classes[n] ? 1 : 0)) / batch);
            }
        }
        long at = memory.put(y);
        long targets = memory.put(classes);
        assertEquals(loss, value(new CrossEntropy(), at, targets, batch, features), TOLERANCE * (1 + loss));
        Numbers.assertClose(slopes, gradient(new CrossEntropy(), at, targets, batch, features), 2e-7);
    }

    @Test
    void crossEntropyOfHugeNumbersIsFinite() {
        long y = memory.put(3e38f, -3e38f, 1, -3e38f, -3e38f, -3e38f);
        long targets = memory.put(0, 2);
        assertEquals(Math.log(3) / 2, value(new CrossEntropy(), y, targets, 2, 3), TOLERANCE);
    }

    @Test
    void crossEntropyOfNaNIsNaN() {
        long y = memory.put(1, Float.NaN, 2, 1, 2, 3);
        long targets = memory.put(0, 2);
        assertEquals(Float.NaN, value(new CrossEntropy(), y, targets, 2, 3));
        float[] slopes = gradient(new CrossEntropy(), y, targets, 2, 3);
        assertEquals(Float.NaN, slopes[0]);
        assertEquals(0.0450153f, slopes[3], TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,10", "300,3", "2,1000"})
    void negativeLogLikelihood(int batch, int features) {
        float[] y = Numbers.random(batch * features, 1);
        int[] classes = classes(batch, features);
        double loss = 0;
        float[] slopes = new float[y.length];
        for (int n = 0; n < batch; n++) {
            loss -= y[n * features + classes[n]] / (double) batch;
            slopes[n * features + classes[n]] = -1f / batch;
        }
        long at = memory.put(y);
        long targets = memory.put(classes);
        assertEquals(loss, value(new NegativeLogLikelihood(), at, targets, batch, features), TOLERANCE);
        Numbers.assertClose(slopes, gradient(new NegativeLogLikelihood(), at, targets, batch, features), 0);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,11", "3,1000"})
    void meanSquaredError(int batch, int features) {
        float[] y = Numbers.random(batch * features, 1);
        float[] t = Numbers.random(batch * features, 2);
        double loss = 0;
        float[] slopes = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            double distance = (double) y[i] - t[i];
            loss += distance * distance / y.length;
            slopes[i] = (float) (2 * distance / y.length);
        }
        long at = memory.put(y);
        long targets = memory.put(t);
        assertEquals(loss, value(new MeanSquaredError(), at, targets, batch, features), TOLERANCE * loss);
        Numbers.assertClose(slopes, gradient(new MeanSquaredError(), at, targets, batch, features), 2e-7);
    }

    @ParameterizedTest
    @CsvSource({"1,5", "3,11", "7,157"})
    void binaryCrossEntropy(int batch, int features) {
        float[] y = Numbers.random(batch * features, 1);
        float[] t = Numbers.random(batch * features, 2);
        double loss = 0;
        float[] slopes = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = i < 4 ? i % 2 : (float) (1 / (1 + Math.exp(-3 * y[i])));
            t[i] = i < 2 ? i : i < 4 ? 3 - i : t[i] > 0 ? 1 : 0.25f;
            double yes = Math.max(Math.log(y[i]), -100);
            double no = Math.max(Math.log(1 - y[i]), -100);
            loss -= (t[i] * yes + (1 - t[i]) * no) / y.length;
            double divisor = Math.max((double) y[i] * (1 - y[i]), 1e-12);
            slopes[i] = (float) ((y[i] - t[i]) / divisor / y.length);
        }
        long at = memory.put(y);
        long targets = memory.put(t);
        assertEquals(loss, value(new BinaryCrossEntropy(), at, targets, batch, features), TOLERANCE * loss);
        Numbers.assertClose(slopes, gradient(new BinaryCrossEntropy(), at, targets, batch, features), 3e-7);
    }

    @Test
    void binaryCrossEntropyOfNaNIsNaN() {
        long y = memory.put(0.5f, Float.NaN);
        long targets = memory.put(0f, 1f);
        assertEquals(Float.NaN, value(new BinaryCrossEntropy(), y, targets, 1, 2));
        assertEquals(Float.NaN, gradient(new BinaryCrossEntropy(), y, targets, 1, 2)[1]);
    }
}
