package dev.netc.cuda.ptx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.operator.Elementwise;
import dev.netc.runtime.operator.Elu;
import dev.netc.runtime.operator.Gelu;
import dev.netc.runtime.operator.HardSigmoid;
import dev.netc.runtime.operator.HardSwish;
import dev.netc.runtime.operator.LeakyRelu;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Relu6;
import dev.netc.runtime.operator.Retention;
import dev.netc.runtime.operator.Sigmoid;
import dev.netc.runtime.operator.Silu;
import dev.netc.runtime.operator.Tanh;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementwiseTest {

    /** What a result may differ by: eight units in the last place. */
    private static final double TOLERANCE = 1e-6;

    private final TestMemory memory = new TestMemory(Kernels.INTERPRETER);

    static List<Elementwise> activations() {
        return List.of(
                new Relu(),
                new Relu6(),
                new LeakyRelu(0.1f),
                new Elu(1.3f),
                new Gelu(),
                new Silu(),
                new Sigmoid(),
                new Tanh(),
                new HardSigmoid(),
                new HardSwish());
    }

    @ParameterizedTest
    @MethodSource("activations")
    void valueIsTheOperators(Elementwise function) {
        float[] x = Numbers.everywhere();
        long y = memory.allocate(x.length);
        long narrow = memory.allocate(x.length);
        long at = memory.put(x);
        memory.run(ElementwiseLaunches.activation(function, at, y, x.length));
        memory.runNarrow(ElementwiseLaunches.activation(function, at, narrow, x.length));
        float[] expected = new float[x.length];
        float[] scales = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            expected[i] = function.value(x[i]);
            scales[i] = x[i] >= -1 ? 0 : 0.1f; // what is left of larger negative numbers is only near to 0
        }
        Numbers.assertClose(scales, expected, memory.floats(y, x.length), TOLERANCE);
        assertArrayEquals(memory.floats(y, x.length), memory.floats(narrow, x.length));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void derivativeIsTheOperators(Elementwise function) {
        float[] x = Numbers.everywhere();
        float[] dy = Numbers.random(x.length, 2);
        float[] before = Numbers.random(x.length, 3);
        float[] kept = new float[x.length];
        float[] expected = new float[x.length];
        float[] expectedSum = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            float y = function.value(x[i]);
            kept[i] = function.accept(Retention.OF) == Retention.OUTPUT ? y : x[i];
            expected[i] = dy[i] * function.derivative(x[i], y);
            expectedSum[i] = before[i] + expected[i];
        }
        long dx = memory.allocate(x.length);
        long sum = memory.put(before);
        long keptAt = memory.put(kept);
        long dyAt = memory.put(dy);
        memory.run(ElementwiseLaunches.activationGradient(function, keptAt, dyAt, dx, x.length, false));
        memory.runNarrow(ElementwiseLaunches.activationGradient(function, keptAt, dyAt, sum, x.length, true));
        Numbers.assertClose(expected, memory.floats(dx, x.length), TOLERANCE);
        Numbers.assertClose(expectedSum, memory.floats(sum, x.length), TOLERANCE);
    }

    @Test
    void everyActivationOfThisTestIsKnown() {
        assertTrue(activations().stream().allMatch(ElementwiseLaunches::knows));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 33, 255, 256, 257, 1000})
    void sizesMayBeOdd(int count) {
        float[] x = Numbers.random(count, 1);
        float[] y = Numbers.random(count, 2);
        long a = memory.put(x);
        long b = memory.put(y);
        long sum = memory.allocate(count);
        memory.run(ElementwiseLaunches.sum(a, b, sum, count));
        memory.runNarrow(ElementwiseLaunches.copy(a, b, count, true));
        memory.runNarrow(ElementwiseLaunches.copy(b, a, count, true));
        float[] sums = new float[count];
        float[] moved = new float[count];
        float[] added = new float[count];
        for (int i = 0; i < count; i++) {
            sums[i] = x[i] + y[i];
            moved[i] = y[i] + x[i];
            added[i] = moved[i] + x[i];
        }
        assertArrayEquals(sums, memory.floats(sum, count));
        assertArrayEquals(moved, memory.floats(b, count));
        assertArrayEquals(added, memory.floats(a, count));
        memory.run(ElementwiseLaunches.copy(sum, a, count, false));
        assertEquals(sums[count - 1], memory.floats(a, count)[count - 1]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void biasIsThatOfTheChannel(int area) {
        float[] x = Numbers.random(3 * 5 * area, 1);
        float[] bias = Numbers.random(5, 2);
        long at = memory.put(x);
        memory.runNarrow(ElementwiseLaunches.addBias(at, memory.put(bias), at, 3, 5, area));
        float[] y = memory.floats(at, x.length);
        for (int i = 0; i < x.length; i++) {
            assertEquals(x[i] + bias[i / area % 5], y[i]);
        }
    }
}
