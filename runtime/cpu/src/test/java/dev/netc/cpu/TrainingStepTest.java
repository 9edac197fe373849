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
import org.junit.jupiter.api.Test;

/** What must hold of whole training steps. */
class TrainingStepTest {

    private static final int BATCH = 11;
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

    /** With plain kernels, since vectors are objects until the JIT compiler has seen them often enough. */
    @Test
    void aStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (SmallNet net = open(new PlainKernels(), 2)) {
            Execution execution = net.prepareTraining(BATCH, new CrossEntropy());
            step(net, execution);
            step(net, execution);
            long[] ids = computingThreads();
            long before = total(threads.getThreadAllocatedBytes(ids));
            long measuring = total(threads.getThreadAllocatedBytes(ids)) - before;
            before = total(threads.getThreadAllocatedBytes(ids));
            compute(net, execution);
            assertEquals(measuring, total(threads.getThreadAllocatedBytes(ids)) - before, "bytes");
        }
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
