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

/** What must hold of whole training steps. */
class TrainingStepTest {

    private static final int BATCH = 11;
    private static final int STEPS_UNTIL_COMPILED = 5_000;
    private static final Optimizer OPTIMIZER = Adam.rate(0.01);

    private final float[] samples = new float[BATCH * SmallNet.INPUT];
    private final int[] classes = new int[BATCH];

    TrainingStepTest() {
        Random random = new Random(5);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat();
        }
        for (int n = 0; n < BATCH; n++) {
            classes[n] = random.nextInt(SmallNet.CLASSES);
        }
    }

    private static SmallNet open(Kernels kernels, int threads) {
        SmallNet net = new SmallNet();
        net.initialize(3);
        net.open(new CpuBackend(kernels), new Backend.Settings(threads, 9));
        return net;
    }

    private void step(SmallNet net, Execution execution) {
        execution.input(samples);
        execution.targets(classes);
        compute(net, execution);
    }

    private static void compute(SmallNet net, Execution execution) {
        execution.forward();
        execution.loss();
        execution.backward();
        net.update(OPTIMIZER, OPTIMIZER.rate());
    }

    /** All parameters after some steps, one behind the other. */
    private float[] train(Kernels kernels, int threads) {
        try (SmallNet net = open(kernels, threads)) {
            Execution execution = net.prepareTraining(BATCH, new CrossEntropy());
            for (int i = 0; i < 5; i++) {
                step(net, execution);
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

    @Test
    void sameThreadsGiveTheSameBits() {
        for (int threads = 1; threads <= 3; threads++) {
            assertArrayEquals(train(new VectorKernels(), threads), train(new VectorKernels(), threads), 0);
        }
    }

    @Test
    void otherThreadsAndKernelsGiveNearlyTheSame() {
        float[] expected = train(new VectorKernels(), 1);
        for (int threads = 2; threads <= 5; threads++) {
            Relative.assertClose(threads + " threads", expected, train(new VectorKernels(), threads), 1e-4);
        }
        Relative.assertClose("plain kernels", expected, train(new PlainKernels(), 2), 1e-4);
    }

    @Test
    void aStepAllocatesNothing() {
        assertEquals(0, leastAllocated(new PlainKernels()), "bytes");
    }

    @Test
    void aStepWithVectorsAllocatesNothing() {
        assertEquals(0, leastAllocated(new VectorKernels()), "bytes");
    }

    /**
     * The fewest bytes that a step allocates: what happens once, such as a thread's first parking, does not count, and vectors are
     * objects until the JIT compiler has seen them often enough.
     */
    private long leastAllocated(Kernels kernels) {
        try (SmallNet net = open(kernels, 2)) {
            Execution execution = net.prepareTraining(BATCH, new CrossEntropy());
            long least = Long.MAX_VALUE;
            for (int i = 0; i < STEPS_UNTIL_COMPILED && least > 0; i++) {
                step(net, execution);
                least = Math.min(least, allocated(net, execution));
            }
            return least;
        }
    }

    /** Bytes that a step allocates, less what measuring does; the most there is where a thread of an earlier test ended meanwhile. */
    private static long allocated(SmallNet net, Execution execution) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] ids = computingThreads();
        long[] first = threads.getThreadAllocatedBytes(ids);
        long[] before = threads.getThreadAllocatedBytes(ids);
        compute(net, execution);
        long[] after = threads.getThreadAllocatedBytes(ids);
        boolean allLive = LongStream.of(after).allMatch(bytes -> bytes >= 0);
        return allLive ? total(after) - total(before) - (total(before) - total(first)) : Long.MAX_VALUE;
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
