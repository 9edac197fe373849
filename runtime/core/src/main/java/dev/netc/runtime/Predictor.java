package dev.netc.runtime;

import dev.netc.runtime.loss.CrossEntropy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a model on batches of any size and stays ready for the sizes that were used last. */
final class Predictor {

    /** How many sizes of batches are kept ready: each holds memory for all of the model's values. */
    private static final int KEPT = 4;

    private final Model model;
    private final Map<Integer, Execution> executions = new LinkedHashMap<>(8, 0.75f, true);

    Predictor(Model model) {
        this.model = model;
    }

    Tensor predict(Tensor samples) {
        int batch = batchOf(samples);
        Execution execution = execution(batch);
        execution.input(samples.values());
        execution.forward();
        float[] outputs = new float[batch * model.output().elements()];
        execution.output(outputs);
        return Tensor.of(outputs, withBatch(batch, model.output().shape()));
    }

    private Execution execution(int batch) {
        Execution execution = executions.get(batch);
        if (execution == null) {
            if (executions.size() == KEPT) {
                Integer eldest = executions.keySet().iterator().next();
                executions.remove(eldest).close();
            }
            execution = model.prepareEvaluation(batch, new CrossEntropy());
            executions.put(batch, execution);
        }
        return execution;
    }

    private int batchOf(Tensor samples) {
        List<Integer> shape = samples.shape();
        List<Integer> expected = model.input().shape();
        if (shape.equals(expected)) {
            return 1;
        }
        if (shape.size() == expected.size() + 1
                && shape.subList(1, shape.size()).equals(expected)) {
            return shape.get(0);
        }
        throw new IllegalArgumentException(
                model.name() + " takes batches of shape N x " + Shapes.text(expected) + ", not " + Shapes.text(shape));
    }

    private static int[] withBatch(int batch, List<Integer> shape) {
        int[] sizes = new int[shape.size() + 1];
        sizes[0] = batch;
        for (int i = 0; i < shape.size(); i++) {
            sizes[i + 1] = shape.get(i);
        }
        return sizes;
    }

    /** Forgets what it was ready with, which the model closes. */
    void clear() {
        executions.clear();
    }
}
