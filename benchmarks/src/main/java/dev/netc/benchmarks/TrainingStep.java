package dev.netc.benchmarks;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Model;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.Sgd;
import java.util.Arrays;
import java.util.Random;

/**
 * The time of a training step, from a batch in the caller's array to updated parameters, as {@code benchmarks/compare} asks for it. Steps
 * run for some seconds; the first half of them, in which the virtual machine compiles, does not count.
 */
public final class TrainingStep {

    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final Model model;
    private final Execution execution;
    private final Optimizer optimizer;
    private final float[] samples;
    private final int[] classes;

    private TrainingStep(String network, int batch, int threads) throws ReflectiveOperationException {
        model = (Model) Class.forName("dev.netc.models." + network)
                .getDeclaredConstructor()
                .newInstance();
        model.initialize(1);
        model.open(Backends.named("cpu"), new Backend.Settings(threads, 1));
        execution = model.prepareTraining(batch, new CrossEntropy());
        optimizer =
                network.startsWith("Cifar") ? Adam.rate(0.001) : Sgd.rate(0.01).momentum(0.5);
        Random random = new Random(1);
        samples = new float[batch * model.input().elements()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) random.nextGaussian();
        }
        classes = random.ints(batch, 0, 10).toArray();
    }

    /** @param arguments network, batch, threads, seconds; prints the median of the steps in milliseconds */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        int batch = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        System.out.printf("%.4f%n", new TrainingStep(arguments[0], batch, threads).median(seconds));
        System.exit(0);
    }

    private double median(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long[] times = new long[1024];
        int steps = 0;
        while (System.nanoTime() < end) {
            if (steps == times.length) {
                times = Arrays.copyOf(times, 2 * steps);
            }
            long start = System.nanoTime();
            step();
            times[steps++] = System.nanoTime() - start;
        }
        long[] last = Arrays.copyOfRange(times, steps / 2, steps);
        Arrays.sort(last);
        return last[last.length / 2] / NANOSECONDS_PER_MILLISECOND;
    }

    private void step() {
        execution.input(samples);
        execution.targets(classes);
        execution.forward();
        execution.loss();
        execution.backward();
        model.update(optimizer, optimizer.rate());
    }
}
