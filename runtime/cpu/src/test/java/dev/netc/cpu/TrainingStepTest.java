package dev.netc.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.netc.runtime.Execution;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.suite.Relative;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of whole training steps. */
class TrainingStepTest {

    /** Fills no vector. */
    private static final int ODD_BATCH = 11;
    /** Fills the lanes of any vector, so that samples are interleaved where vectors are used. */
    private static final int BATCH = 32;

    private static final int STEPS_UNTIL_COMPILED = 40_000;
    private static final Optimizer OPTIMIZER = Adam.rate(0.01);

    private static float[] samples(int batch) {
        Random random = new Random(5);
        float[] samples = new float[batch * SmallNet.INPUT];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat();
        }
        return samples;
    }

    private static int[] classes(int batch) {
        return new Random(6).ints(batch, 0, SmallNet.CLASSES).toArray();
    }

    private static SmallNet open(Kernels kernels, int threads) {
        SmallNet net = new SmallNet();
        net.initialize(3);
        net.open(new CpuBackend(kernels), new Backend.Settings(threads, 9));
        return net;
    }

    private static void step(SmallNet net, Execution execution, float[] samples, int[] classes) {
        execution.input(samples);
        execution.targets(classes);
        execution.forward();
        execution.loss();
        execution.backward();
        net.update(OPTIMIZER, OPTIMIZER.rate());
    }

    /** All parameters after some steps, one behind the other. */
    private static float[] train(Kernels kernels, int threads, int batch) {
        try (SmallNet net = open(kernels, threads)) {
            Execution execution = net.prepareTraining(batch, new CrossEntropy());
            for (int i = 0; i < 5; i++) {
                step(net, execution, samples(batch), classes(batch));
            }
            int count = net.parameters().stream().mapToInt(Parameter::elements).sum();
            float[] all = new float[count];
            int next = 0;
            for (Parameter parameter : net.parameters()) {
                float[] values = net.read(parameter);
                System.arraycopy(values, 0, all, next, values.length);
                next += values.length;
            }
            return all;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ODD_BATCH, BATCH})
    void sameThreadsGiveTheSameBits(int batch) {
        for (int threads = 1; threads <= 3; threads++) {
            assertArrayEquals(
                    train(new VectorKernels(), threads, batch), train(new VectorKernels(), threads, batch), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ODD_BATCH, BATCH})
    void otherThreadsAndKernelsGiveNearlyTheSame(int batch) {
        float[] expected = train(new VectorKernels(), 1, batch);
        for (int threads = 2; threads <= 5; threads++) {
            Relative.assertClose(threads + " threads", expected, train(new VectorKernels(), threads, batch), 1e-4);
        }
        Relative.assertClose("plain kernels", expected, train(new PlainKernels(), 2, batch), 1e-4);
    }

    @Test
    void aStepAllocatesNothing() {
        assertEquals(0, leastAllocated(new PlainKernels(), ODD_BATCH), "bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {ODD_BATCH, BATCH})
    void aStepWithVectorsAllocatesNothing(int batch) {
        assertEquals(0, leastAllocated(new VectorKernels(), batch), "bytes");
    }

    /**
     * The fewest bytes that a step allocates: what happens once, such as a thread's first parking, does not count, and vectors are
     * objects until the JIT compiler has seen them often enough.
     */
    private static long leastAllocated(Kernels kernels, int batch) {
        float[] samples = samples(batch);
        int[] classes = classes(batch);
        try (SmallNet net = open(kernels, 2)) {
            Execution execution = net.prepareTraining(batch, new CrossEntropy());
            long least = Long.MAX_VALUE;
            for (int i = 0; i < STEPS_UNTIL_COMPILED && least > 0; i++) {
                step(net, execution, samples, classes);
                least = Math.min(least, allocated(() -> step(net, execution, samples, classes)));
            }
            return least;
        }
    }

    /**
     * Bytes that a step allocates, less what measuring does; the most there is where that cannot be told, as a thread of an earlier test
     * ended meanwhile, or measuring took more the first time than the second.
     */
    private static long allocated(Runnable step) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] ids = computingThreads();
        long[] first = threads.getThreadAllocatedBytes(ids);
        long[] before = threads.getThreadAllocatedBytes(ids);
        step.run();
        long[] after = threads.getThreadAllocatedBytes(ids);
        boolean allLive = LongStream.of(after).allMatch(bytes -> bytes >= 0);
        long allocated = total(after) - total(before) - (total(before) - total(first));
        return allLive && allocated >= 0 ? allocated : Long.MAX_VALUE;
    }

    private static long[] computingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread == Thread.currentThread() || thread.getName().startsWith("netc-cpu-"))
                .mapToLong(Thread::getId)
                .toArray();
    }

    private static long total(long[] bytes) {
        long sum = 0;
        for (long each : bytes) {
            sum += each;
        }
        return sum;
    }
}
