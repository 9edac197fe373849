package dev.netc.train;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.train.data.DataException;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.Normalization;
import dev.netc.train.data.Samples;
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
        return evaluate(samples, new float[0]);
    }

    /**
     * The same, with what the network computes for each sample.
     *
     * @param outputs receives it, N x F, row-major; a length of 0 takes nothing
     * @throws IllegalArgumentException if there are no samples
     */
    public Evaluation evaluate(Samples samples, float[] outputs) {
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
                if (outputs.length > 0) {
                    int from = tally.count() * samples.outputs();
                    float[] computed = new float[next.size() * samples.outputs()];
                    execution.output(computed);
                    System.arraycopy(computed, 0, outputs, from, computed.length);
                }
                tally.add(next, execution.loss(), execution);
            }
        }
        return tally.evaluation();
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
