package dev.netc.train;

import dev.netc.runtime.loss.BinaryCrossEntropy;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.loss.LossVisitor;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.loss.NegativeLogLikelihood;

/** What a network's outputs say of the classes, which depends on what it was trained with. */
public final class Probabilities implements LossVisitor<double[]> {

    private final float[] output;

    private Probabilities(float[] output) {
        this.output = output;
    }

    /** The softmax of logits, the powers of log probabilities; other outputs are taken as they are. */
    public static double[] of(float[] output, Loss loss) {
        return loss.accept(new Probabilities(output));
    }

    @Override
    public double[] visit(CrossEntropy loss) {
        return softmax();
    }

    /** Softmax leaves the powers of log probabilities as they are. */
    @Override
    public double[] visit(NegativeLogLikelihood loss) {
        return softmax();
    }

    @Override
    public double[] visit(BinaryCrossEntropy loss) {
        return asTheyAre();
    }

    @Override
    public double[] visit(MeanSquaredError loss) {
        return asTheyAre();
    }

    private double[] asTheyAre() {
        double[] values = new double[output.length];
        for (int i = 0; i < output.length; i++) {
            values[i] = output[i];
        }
        return values;
    }

    private double[] softmax() {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : output) {
            largest = Math.max(largest, logit);
        }
        double[] powers = new double[output.length];
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            powers[i] = Math.exp(output[i] - largest);
            sum += powers[i];
        }
        for (int i = 0; i < powers.length; i++) {
            powers[i] /= sum;
        }
        return powers;
    }
}
