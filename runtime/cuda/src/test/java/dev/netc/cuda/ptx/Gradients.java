package dev.netc.cuda.ptx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.function.Function;

/** Checks kernels that either set a gradient or add to it. */
final class Gradients {

    /** A launch that writes to an address, or adds to what is there. */
    interface Adding {
        Launch to(long address, boolean adds);
    }

    private Gradients() {}

    static void check(TestMemory memory, double[] expected, Adding launch, double tolerance) {
        float[] before = Numbers.random(expected.length, 77);
        long set = memory.allocate(expected.length);
        long added = memory.put(before);
        memory.run(launch.to(set, false));
        memory.run(launch.to(added, true));
        float[] sums = new float[expected.length];
        for (int i = 0; i < expected.length; i++) {
            sums[i] = (float) (before[i] + expected[i]);
        }
        Numbers.assertClose(narrow(expected), memory.floats(set, expected.length), tolerance);
        Numbers.assertClose(sums, memory.floats(added, expected.length), tolerance);
        checkFewerBlocks(memory, address -> launch.to(address, false), set, expected.length);
    }

    /** The same to the bit when each block has more to do. */
    private static void checkFewerBlocks(TestMemory memory, Function<Long, Launch> launch, long wanted, int count) {
        long again = memory.allocate(count);
        Launch whole = launch.apply(again);
        Grid small = new Grid(Math.min(2, whole.grid().blocks()), whole.grid().threads());
        memory.run(new Launch(whole.kernel(), small, whole.arguments()));
        assertArrayEquals(memory.floats(wanted, count), memory.floats(again, count));
    }

    static float[] narrow(double... numbers) {
        float[] narrow = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            narrow[i] = (float) numbers[i];
        }
        return narrow;
    }
}
