package dev.netc.runtime;

import dev.netc.runtime.backend.Executable;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Runs the steps of a plan one by one and writes down the time after each. */
final class Profiler {

    private static final int SEED = 1;
    private static final double NANOSECONDS = 1e9;

    /** Passes after which the medians no longer gain from more. */
    private static final int ENOUGH_PASSES = 10_000;

    private final List<Runnable> steps = new ArrayList<>();
    private final Runnable finish;

    Profiler(Model model, Program program, Executable executable) {
        finish = executable::finish;
        Random random = new Random(SEED);
        float[] samples = new float[program.batch() * program.input().elements()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) random.nextGaussian();
        }
        steps.add(() -> executable.input(samples));
        steps.addAll(executable.forward());
        if (program.isTraining()) {
            setTargets(program, executable, random);
            steps.add(executable::loss);
            steps.addAll(executable.backward());
            Optimizer optimizer = model.training().optimizer();
            // At rate 0 the parameters stay, and with them the numbers; those that run away or die out can take another
            // time.
            steps.add(() -> model.update(optimizer, 0));
        } else {
            float[] output = new float[program.batch() * program.output().elements()];
            steps.add(() -> executable.output(output));
        }
    }

    private static void setTargets(Program program, Executable executable, Random random) {
        int outputs = program.output().elements();
        if (program.loss().comparesClasses()) {
            executable.targets(random.ints(program.batch(), 0, outputs).toArray());
            return;
        }
        float[] targets = new float[program.batch() * outputs];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = random.nextFloat();
        }
        executable.targets(targets);
    }

    Profile run(double seconds) {
        long start = System.nanoTime();
        long half = (long) (seconds * NANOSECONDS / 2);
        do {
            pass();
        } while (System.nanoTime() - start < half);
        List<long[]> passes = new ArrayList<>();
        do {
            passes.add(pass());
        } while (System.nanoTime() - start < 2 * half && passes.size() < ENOUGH_PASSES);
        List<Double> medians = IntStream.range(0, steps.size())
                .mapToObj(step -> median(passes, step, step + 1))
                .toList();
        return new Profile(passes.size(), medians, median(passes, 0, steps.size()));
    }

    /** The time before the first step, and after each. */
    private long[] pass() {
        long[] times = new long[steps.size() + 1];
        times[0] = System.nanoTime();
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run();
            finish.run();
            times[i + 1] = System.nanoTime();
        }
        return times;
    }

    private static double median(List<long[]> passes, int from, int to) {
        long[] sorted = passes.stream()
                .mapToLong(times -> times[to] - times[from])
                .sorted()
                .toArray();
        return sorted[sorted.length / 2] / NANOSECONDS;
    }
}
