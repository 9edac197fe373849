package dev.netc.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A process of {@code benchmarks/compare}: takes steps for as many seconds as each line that it reads says, at least one step, and answers
 * with a line {@code took MEDIAN MEMORY}, in milliseconds and megabytes. Before, it says the shapes of the trained parameters and, where
 * it knows them, the floating-point operations of a step. It ends with its input, and so when whoever asks is gone.
 */
public final class StepLoop {

    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;
    private static final double NANOSECONDS_PER_SECOND = 1e9;
    private static final double KILOBYTES_PER_MEGABYTE = 1024;

    private final Step step;

    /** What is measured. */
    public interface Step {
        void take() throws Exception;
    }

    public StepLoop(Step step) {
        this.step = step;
    }

    /** @param operations of a step, or 0 where they are not known */
    public void serve(List<List<Integer>> shapes, double operations) throws Exception {
        System.out.println("operations " + operations);
        System.out.println("shapes " + shapes.stream().map(StepLoop::text).collect(Collectors.joining(" ")));
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String seconds = requests.readLine(); seconds != null; seconds = requests.readLine()) {
            double median = median(Double.parseDouble(seconds));
            System.out.printf(Locale.ROOT, "took %.6f %.1f%n", median, peakMemory());
        }
    }

    private static String text(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    private double median(double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * NANOSECONDS_PER_SECOND);
        long[] times = new long[1024];
        int steps = 0;
        do {
            if (steps == times.length) {
                times = Arrays.copyOf(times, 2 * steps);
            }
            long start = System.nanoTime();
            step.take();
            times[steps++] = System.nanoTime() - start;
        } while (System.nanoTime() < end);
        Arrays.sort(times, 0, steps);
        return times[steps / 2] / NANOSECONDS_PER_MILLISECOND;
    }

    /** The most memory that this process ever had, in megabytes; 0 where the system does not say. */
    private static double peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES_PER_MEGABYTE)
                .sum();
    }
}
