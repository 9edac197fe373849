package dev.netc.cpu;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * The floating-point operations a second that the machine reaches where nothing but multiply-adds is done: what the time of a kernel is
 * measured against. With the Vector API where the kernels use it, else with the loops that the virtual machine makes vectors of by itself.
 */
final class PeakThroughput {

    private static final double NANOSECONDS = 1e9;

    /** A loop of multiply-adds, each independent of those before it. */
    interface Loop {

        /** Runs the loop and returns how many floating-point operations that was, 2 a multiply-add. */
        long run();
    }

    private PeakThroughput() {}

    /** The best of so many seconds with so many threads, in operations a second. */
    static double measure(int threads, double seconds) {
        Supplier<Loop> loops = KernelsChoice.kernels() instanceof PlainKernels ? PlainPeak::new : VectorPeak::new;
        return measure(threads, loops, seconds);
    }

    static double measure(int threads, Supplier<Loop> loops, double seconds) {
        Loop[] loop = new Loop[threads];
        Arrays.setAll(loop, worker -> loops.get());
        long[] operations = new long[threads];
        double best = 0;
        try (WorkerTeam team = new WorkerTeam(threads)) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < seconds * NANOSECONDS) {
                long begin = System.nanoTime();
                team.run((worker, workers) -> operations[worker] = loop[worker].run());
                long time = System.nanoTime() - begin;
                best = Math.max(best, LongStream.of(operations).sum() / (double) time);
            }
        }
        return best * NANOSECONDS;
    }
}
