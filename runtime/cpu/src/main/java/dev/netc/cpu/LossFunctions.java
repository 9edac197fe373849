package dev.netc.cpu;

import dev.netc.runtime.loss.BinaryCrossEntropy;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.LossVisitor;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.loss.NegativeLogLikelihood;

/** Makes the function for a loss. */
final class LossFunctions implements LossVisitor<LossFunction> {

    private final Activation y;

    LossFunctions(Activation y) {
        this.y = y;
    }

    @Override
    public LossFunction visit(CrossEntropy loss) {
        return new CrossEntropyLoss(y);
    }

    @Override
    public LossFunction visit(NegativeLogLikelihood loss) {
        return new NegativeLogLikelihoodLoss(y);
    }

    @Override
    public LossFunction visit(MeanSquaredError loss) {
        return new MeanSquaredErrorLoss(y);
    }

    @Override
    public LossFunction visit(BinaryCrossEntropy loss) {
        return new BinaryCrossEntropyLoss(y);
    }

    /** log(sum of exp(y)) - y[class]; its gradient is softmax(y), less 1 at the class. */
    private static final class CrossEntropyLoss extends LossFunction {

        private final double[] exponentials; // of a sample

        CrossEntropyLoss(Activation y) {
            super(y);
            exponentials = new double[y.features()];
        }

        @Override
        double mean() {
            double sum = 0;
            for (int n = 0; n < y.samples(); n++) {
                double largest = largest(n);
                double whole = exponentiate(n, largest);
                sum += largest + Math.log(whole) - value(n, label(n));
                for (int f = 0; f < y.features(); f++) {
                    double hit = f == label(n) ? 1 : 0;
                    gradient(n, f, (exponentials[f] / whole - hit) / y.samples());
                }
            }
            return sum / y.samples();
        }

        private double largest(int sample) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int f = 0; f < y.features(); f++) {
                largest = Math.max(largest, value(sample, f));
            }
            return largest;
        }

        /** Sets the exponentials of the distances from the largest, and returns their sum. */
        private double exponentiate(int sample, double largest) {
            double sum = 0;
            for (int f = 0; f < y.features(); f++) {
                exponentials[f] = Math.exp(value(sample, f) - largest);
                sum += exponentials[f];
            }
            return sum;
        }
    }

    /** -y[class]. */
    private static final class NegativeLogLikelihoodLoss extends LossFunction {

        NegativeLogLikelihoodLoss(Activation y) {
            super(y);
        }

        @Override
        double mean() {
            double sum = 0;
            for (int n = 0; n < y.samples(); n++) {
                for (int f = 0; f < y.features(); f++) {
                    gradient(n, f, f == label(n) ? -1.0 / y.samples() : 0);
                }
                sum -= value(n, label(n));
            }
            return sum / y.samples();
        }
    }

    /** (y - target)^2. */
    private static final class MeanSquaredErrorLoss extends LossFunction {

        MeanSquaredErrorLoss(Activation y) {
            super(y);
        }

        @Override
        double mean() {
            double sum = 0;
            for (int n = 0; n < y.samples(); n++) {
                for (int f = 0; f < y.features(); f++) {
                    double distance = (double) value(n, f) - number(n, f);
                    sum += distance * distance;
                    gradient(n, f, 2 * distance / elements());
                }
            }
            return sum / elements();
        }
    }

    /** -(t log(y) + (1 - t) log(1 - y)), with PyTorch's limits: logarithms at least -100, the gradient's divisor at least 1e-12. */
    private static final class BinaryCrossEntropyLoss extends LossFunction {

        private static final double SMALLEST_LOGARITHM = -100;
        private static final double SMALLEST_DIVISOR = 1e-12;

        BinaryCrossEntropyLoss(Activation y) {
            super(y);
        }

        @Override
        double mean() {
            double sum = 0;
            for (int n = 0; n < y.samples(); n++) {
                for (int f = 0; f < y.features(); f++) {
                    sum += compute(n, f);
                }
            }
            return sum / elements();
        }

        private double compute(int sample, int feature) {
            float probability = value(sample, feature);
            float target = number(sample, feature);
            double divisor = Math.max((double) probability * (1 - probability), SMALLEST_DIVISOR);
            gradient(sample, feature, (probability - target) / divisor / elements());
            return -(target * logarithm(probability) + (1 - target) * logarithm(1 - probability));
        }

        private static double logarithm(float probability) {
            return Math.max(Math.log(probability), SMALLEST_LOGARITHM);
        }
    }
}
