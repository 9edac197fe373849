package dev.netc.benchmarks.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What the machine can compute at the moment: fused multiply-adds in registers alone, more than any kernel reaches. */
final class PeakSpeed implements AutoCloseable {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    /** As many as the smallest vector units have registers for, and more than the latency of the largest needs. */
    private static final int ACCUMULATORS = 12;

    private static final int TURNS = 20_000;
    private static final double OPERATIONS = 2.0 * TURNS * ACCUMULATORS * SPECIES.length();
    private static final long DURATION = 40_000_000;
    private static final int WARM_UPS = 20;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private volatile float sink;

    PeakSpeed() {
        for (int i = 0; i < WARM_UPS; i++) {
            measure(1);
        }
    }

    /** Of this many threads together, in GFLOP/s. */
    double measure(int threads) {
        List<Callable<Double>> loops = new ArrayList<>(Collections.nCopies(threads, this::ofOneThread));
        try {
            double sum = 0;
            for (Future<Double> speed : workers.invokeAll(loops)) {
                sum += speed.get();
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private double ofOneThread() {
        long start = System.nanoTime();
        long elapsed;
        int rounds = 0;
        do {
            sink = multiplyAdd(1e-9f * rounds++);
            elapsed = System.nanoTime() - start;
        } while (elapsed < DURATION);
        return rounds * OPERATIONS / elapsed;
    }

    /** The accumulator is what is added to, as that is where the instruction leaves its result. */
    private static float multiplyAdd(float start) {
        FloatVector a = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector b = FloatVector.broadcast(SPECIES, start);
        FloatVector c0 = b;
        FloatVector c1 = b;
        FloatVector c2 = b;
        FloatVector c3 = b;
        FloatVector c4 = b;
        FloatVector c5 = b;
        FloatVector c6 = b;
        FloatVector c7 = b;
        FloatVector c8 = b;
        FloatVector c9 = b;
        FloatVector c10 = b;
        FloatVector c11 = b;
        for (int i = 0; i < TURNS; i++) {
            c0 = a.fma(b, c0);
            c1 = a.fma(b, c1);
            c2 = a.fma(b, c2);
            c3 = a.fma(b, c3);
            c4 = a.fma(b, c4);
            c5 = a.fma(b, c5);
            c6 = a.fma(b, c6);
            c7 = a.fma(b, c7);
            c8 = a.fma(b, c8);
            c9 = a.fma(b, c9);
            c10 = a.fma(b, c10);
            c11 = a.fma(b, c11);
        }
        FloatVector sum = c0.add(c1)
                .add(c2)
                .add(c3)
                .add(c4)
                .add(c5)
                .add(c6)
                .add(c7)
                .add(c8)
                .add(c9)
                .add(c10)
                .add(c11);
        return sum.lane(0);
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
