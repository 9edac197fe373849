package dev.netc.train;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.train.data.DataException;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.Normalization;
import dev.netc.train.data.Samples;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures loss and accuracy of a network in evaluation mode.
 *
 * <pre>{@code
 * try (Evaluator evaluator = new Evaluator(net, mnist, net.training())) {
 *     double accuracy = evaluator.evaluate(mnist.test()).accuracy().getAsDouble();
 * }
 * }</pre>
 */
public final class Evaluator implements AutoCloseable {

    /** Samples in a batch, as in the tutorials. */
    private static final int BATCH = 1000;
    /** Numbers in a batch's input, which bounds the memory that larger samples take. */
    private static final int LARGEST_INPUT = 1 << 21;

    private final Model model;
    private final Training settings;
    private final Normalization normalization;
    private final int batch;
    private final Map<Integer, Execution> executions = new HashMap<>();

    /**
     * @param settings say the loss and the normalization
     * @throws DataException if the normalization does not suit the data
     * @throws TrainingException if network, loss and data do not fit together
     */
    public Evaluator(Model model, DataSet data, Training settings) throws DataException, TrainingException {
        new Compatibility(model, data).require(settings.loss());
        this.model = model;
        this.settings = settings;
        this.normalization = Normalization.of(data.shape(), settings.mean(), settings.deviation());
        this.batch = Math.max(1, Math.min(BATCH, LARGEST_INPUT / model.input().elements()));
    }

    /**
     * Measures on one part of the data set, in its order.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Evaluation evaluate(Samples samples) {
        return evaluate(samples, (sample, output) -> {});
    }

    /**
     * Measures on one part of the data set, in its order, and hands on what the network answers to each sample.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Evaluation evaluate(Samples samples, AnswerListener answers) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("there are no samples to evaluate on");
        }
        Tally tally = new Tally(samples.outputs(), samples.hasClasses());
        boolean asNumbers = !settings.loss().comparesClasses();
        try (BatchLoader loader = new BatchLoader(new SampleReader(samples, normalization), batch, asNumbers)) {
            loader.start(SampleOrder.inSequence(samples.count()));
            for (Batch next = loader.next(); next != null; next = loader.next()) {
                Execution execution = execution(next.size());
                next.feed(execution);
                execution.forward();
                int first = tally.count();
                tally.add(next, execution.loss(), execution);
                tell(answers, first, execution);
            }
        }
        return tally.evaluation();
    }

    private void tell(AnswerListener answers, int first, Execution execution) {
        int outputs = model.output().elements();
        float[] batchOutput = new float[execution.batch() * outputs];
        execution.output(batchOutput);
        for (int i = 0; i < execution.batch(); i++) {
            answers.answered(first + i, Arrays.copyOfRange(batchOutput, i * outputs, (i + 1) * outputs));
        }
    }

    private Execution execution(int size) {
        return executions.computeIfAbsent(size, wanted -> model.prepareEvaluation(wanted, settings.loss()));
    }

    @Override
    public void close() {
        executions.values().forEach(Execution::close);
        executions.clear();
    }
}
