package dev.netc.train;

import dev.netc.runtime.loss.Loss;
import dev.netc.train.data.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Networks for the same samples that answer together.
 *
 * <pre>{@code
 * Ensemble ensemble = new Ensemble(net.training().loss());
 * for (Path weights : members) {
 *     net.load(weights);
 *     float[] outputs = new float[mnist.test().count() * 10];
 *     evaluator.evaluate(mnist.test(), (sample, output) -> System.arraycopy(output, 0, outputs, sample * 10, 10));
 *     ensemble.add(outputs);
 * }
 * double accuracy = ensemble.evaluate(mnist.test(), Vote.MAJORITY).accuracy();
 * }</pre>
 */
public final class Ensemble {

    private final Loss loss;
    private final List<float[]> members = new ArrayList<>();

    /** @param loss that all were trained with */
    public Ensemble(Loss loss) {
        this.loss = loss;
    }

    /**
     * Takes in one more network.
     *
     * @param outputs for all samples, N x F, row-major; not copied
     */
    public void add(float[] outputs) {
        members.add(outputs);
    }

    /**
     * What the networks say of one sample: the mean of their probabilities, or the part of the votes that each class has.
     *
     * @param sample its number, from 0
     * @param outputs that each network has
     */
    public double[] answer(int sample, int outputs, Vote vote) {
        double[] sum = new double[outputs];
        for (float[] member : members) {
            double[] own = probabilities(member, sample, outputs);
            if (vote == Vote.MAJORITY) {
                sum[largest(own, own)]++;
            } else {
                for (int i = 0; i < outputs; i++) {
                    sum[i] += own[i];
                }
            }
        }
        return Arrays.stream(sum).map(total -> total / members.size()).toArray();
    }

    private double[] probabilities(float[] member, int sample, int outputs) {
        float[] own = new float[outputs];
        System.arraycopy(member, sample * outputs, own, 0, outputs);
        return Probabilities.of(own, loss);
    }

    /** The index of the largest value; of several, the one whose second value is larger. */
    private static int largest(double[] values, double[] second) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            boolean isTie = values[i] == values[best];
            if (values[i] > values[best] || isTie && second[i] > second[best]) {
                best = i;
            }
        }
        return best;
    }

    /**
     * Which classes the networks take the samples for together.
     *
     * @throws IllegalArgumentException if the samples have no classes
     */
    public ConfusionMatrix evaluate(Samples samples, Vote vote) {
        if (!samples.hasClasses()) {
            throw new IllegalArgumentException("there are no classes to vote on");
        }
        int outputs = samples.outputs();
        ConfusionMatrix confusion = new ConfusionMatrix(outputs);
        for (int i = 0; i < samples.count(); i++) {
            double[] mean = answer(i, outputs, Vote.MEAN);
            double[] answer = vote == Vote.MEAN ? mean : answer(i, outputs, vote);
            confusion.add(samples.label(i), largest(answer, mean));
        }
        return confusion;
    }
}
