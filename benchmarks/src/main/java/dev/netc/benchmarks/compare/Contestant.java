package dev.netc.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A process that takes steps when asked; {@link dev.netc.benchmarks.StepLoop} is its other end. */
final class Contestant implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter requests;
    private final List<String> shapes;

    private double operations;

    /**
     * What came of some seconds of steps.
     *
     * @param milliseconds the median of the steps
     * @param megabytes the most memory that the process ever had; 0 where the system does not say
     */
    record Measurement(double milliseconds, double megabytes) {}

    /** @param log where the process writes what nobody asked for */
    Contestant(List<String> command, Path log) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        answers = process.inputReader();
        requests = new PrintWriter(process.outputWriter(), true);
        shapes = Arrays.stream(answer("shapes")).sorted().toList();
    }

    /** Of the trained parameters, sorted. */
    List<String> shapes() {
        return shapes;
    }

    /** Floating-point operations of a step; 0 where the process does not know. */
    double operations() {
        return operations;
    }

    Measurement measure(double seconds) throws IOException {
        requests.println(seconds);
        String[] words = answer("took");
        return new Measurement(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
    }

    /** The words after the given one; other lines are what libraries print. */
    private String[] answer(String wanted) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("operations")) {
                operations = Double.parseDouble(words[1]);
            } else if (words[0].equals(wanted)) {
                return Arrays.copyOfRange(words, 1, words.length);
            }
        }
        throw new IOException("the process ended before its time");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
