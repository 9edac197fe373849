package dev.netc.train;

import dev.netc.runtime.Execution;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sums up losses and right answers, batch after batch. */
final class Tally {

    private final ConfusionMatrix confusion;
    private final int outputs;
    private float[] answers = new float[0];
    private double lossSum;
    private int count;
    private int correct;

    /** @param countsAnswers whether the samples have classes to compare the largest outputs with */
    Tally(int outputs, boolean countsAnswers) {
        this.outputs = outputs;
        this.confusion = countsAnswers ? new ConfusionMatrix(outputs) : null;
    }

    /** Takes in the batch that an execution has just computed forward. */
    void add(Batch batch, double loss, Execution execution) {
        lossSum += loss * batch.size();
        count += batch.size();
        if (confusion == null) {
            return;
        }
        if (answers.length != batch.size() * outputs) {
            answers = new float[batch.size() * outputs];
        }
        execution.output(answers);
        for (int i = 0; i < batch.size(); i++) {
            int answer = largest(i * outputs);
            confusion.add(batch.label(i), answer);
            correct += answer == batch.label(i) ? 1 : 0;
        }
    }

    private int largest(int from) {
        int best = 0;
        for (int i = 1; i < outputs; i++) {
            if (answers[from + i] > answers[from + best]) {
                best = i;
            }
        }
        return best;
    }

    int count() {
        return count;
    }

    /** The mean over all samples so far. */
    double loss() {
        return lossSum / count;
    }

    OptionalDouble accuracy() {
        return confusion == null ? OptionalDouble.empty() : OptionalDouble.of((double) correct / count);
    }

    /** What was summed up. This tally is then done. */
    Evaluation evaluation() {
        return new Evaluation(count, loss(), Optional.ofNullable(confusion));
    }
}
