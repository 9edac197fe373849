package dev.netc.cuda.ptx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionTest {

    private final TestMemory memory = new TestMemory(Kernels.INTERPRETER);

    @ParameterizedTest
    @CsvSource({"1,1,1", "1,1,1000", "3,2,31", "2,5,257", "1,33,1", "31,31,1", "300,65,1", "5,3,2", "7,1,1"})
    void channelsAreAddedUp(int outer, int channels, int inner) {
        float[] x = Numbers.random(outer * channels * inner, 1);
        float[] before = Numbers.random(channels, 2);
        double[] sums = new double[channels];
        for (int i = 0; i < x.length; i++) {
            sums[i / inner % channels] += x[i];
        }
        long at = memory.put(x);
        long set = memory.allocate(channels);
        long added = memory.put(before);
        memory.run(ReductionLaunches.channelSums(at, set, outer, channels, inner, false));
        memory.run(ReductionLaunches.channelSums(at, added, outer, channels, inner, true));
        float[] expected = new float[channels];
        float[] expectedSum = new float[channels];
        for (int c = 0; c < channels; c++) {
            expected[c] = (float) sums[c];
            expectedSum[c] = (float) (sums[c] + before[c]);
        }
        Numbers.assertClose(expected, memory.floats(set, channels), 3e-7);
        Numbers.assertClose(expectedSum, memory.floats(added, channels), 3e-7);
    }

    @Test
    void blocksMayBeFewerThanChannels() {
        float[] x = Numbers.random(2 * 9 * 40, 1);
        long at = memory.put(x);
        long many = memory.allocate(9);
        long few = memory.allocate(9);
        Launch launch = ReductionLaunches.channelSums(at, many, 2, 9, 40, false);
        memory.run(launch);
        Launch same = ReductionLaunches.channelSums(at, few, 2, 9, 40, false);
        memory.run(new Launch(same.kernel(), new Grid(2, launch.grid().threads()), same.arguments()));
        assertArrayEquals(memory.floats(many, 9), memory.floats(few, 9));
    }

    @Test
    void smallNumbersBesideLargeOnesAreNotLost() {
        float[] x = new float[3000];
        Arrays.fill(x, 1e-4f);
        x[0] = 1e6f;
        x[2999] = -1e6f;
        long sum = memory.allocate(1);
        memory.run(ReductionLaunches.channelSums(memory.put(x), sum, 1, 1, x.length, false));
        assertEquals(0.2998f, memory.floats(sum, 1)[0], 1e-6f);
    }
}
