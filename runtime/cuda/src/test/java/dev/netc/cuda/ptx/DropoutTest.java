package dev.netc.cuda.ptx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.runtime.backend.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropoutTest {

    private static final long SEED = -123456789012345L;

    private final TestMemory memory = new TestMemory(Kernels.INTERPRETER);

    @ParameterizedTest
    @CsvSource({"0.5,1,1000,0", "0.1,1,33,7", "0.3,12,240,3", "0.99,1,257,4294967297", "0,1,31,1", "1,1,31,1"})
    void theSameAreDroppedAsOnEveryBackend(float probability, int together, int count, long pass) {
        float[] x = Numbers.random(count, 1);
        float[] before = Numbers.random(count, 2);
        long stream = CounterRandom.stream(SEED, pass, 5);
        float[] expected = new float[count];
        float[] expectedSum = new float[count];
        for (int i = 0; i < count; i++) {
            boolean drops = CounterRandom.uniform(stream, i / together) < probability;
            expected[i] = drops ? 0 : x[i] / (1 - probability);
            expectedSum[i] = before[i] + expected[i];
        }
        long at = memory.put(x);
        long sum = memory.put(before);
        long counter = memory.put((int) pass, (int) (pass >>> 32));
        memory.runNarrow(DropoutLaunches.drop(probability, together, SEED, 5, counter, at, sum, count, true));
        memory.run(DropoutLaunches.drop(probability, together, SEED, 5, counter, at, at, count, false));
        assertArrayEquals(expectedSum, memory.floats(sum, count));
        assertArrayEquals(expected, memory.floats(at, count));
    }

    @Test
    void passesAreCounted() {
        long counter = memory.put(-1, -1);
        memory.run(DropoutLaunches.countPass(counter));
        assertArrayEquals(new int[] {0, 0}, memory.ints(counter, 2));
        memory.run(DropoutLaunches.countPass(counter));
        assertEquals(1, memory.ints(counter, 1)[0]);
    }
}
