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

        CrossEntropyLoss(Activation y) {
            super(y);
        }

        @Override
        double compute() {
            double sum = 0;
            for (int n = 0; n < y.batch(); n++) {
                int from = n * y.row();
                double whole = logarithmOfSum(from);
                sum += whole - value(from + label(n));
                for (int f = 0; f < y.row(); f++) {
                    double hit = f == label(n) ? 1 : 0;
                    gradient(from + f, (Math.exp(value(from + f) - whole) - hit) / y.batch());
                }
            }
            return sum / y.batch();
        }

        private double logarithmOfSum(int from) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int f = 0; f < y.row(); f++) {
                largest = Math.max(largest, value(from + f));
            }
            double sum = 0;
            for (int f = 0; f < y.row(); f++) {
                sum += Math.exp(value(from + f) - largest);
            }
            return largest + Math.log(sum);
        }
    }

    /** -y[class]. */
    private static final class NegativeLogLikelihoodLoss extends LossFunction {

        NegativeLogLikelihoodLoss(Activation y) {
            super(y);
        }

        @Override
        double compute() {
            double sum = 0;
            for (int n = 0; n < y.batch(); n++) {
                for (int f = 0; f < y.row(); f++) {
                    gradient(n * y.row() + f, f == label(n) ? -1.0 / y.batch() : 0);
                }
                sum -= value(n * y.row() + label(n));
            }
            return sum / y.batch();
        }
    }

    /** (y - target)^2. */
    private static final class MeanSquaredErrorLoss extends LossFunction {

        MeanSquaredErrorLoss(Activation y) {
            super(y);
        }

        @Override
        double compute() {
            double sum = 0;
            for (int i = 0; i < y.elements(); i++) {
                double distance = (double) value(i) - number(i);
                sum += distance * distance;
                gradient(i, 2 * distance / y.elements());
            }
            return sum / y.elements();
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
        double compute() {
            double sum = 0;
            for (int i = 0; i < y.elements(); i++) {
                float probability = value(i);
                float target = number(i);
                sum -= target * logarithm(probability) + (1 - target) * logarithm(1 - probability);
                double divisor = Math.max((double) probability * (1 - probability), SMALLEST_DIVISOR);
                gradient(i, (probability - target) / divisor / y.elements());
            }
            return sum / y.elements();
        }

        private static double logarithm(float probability) {
            return Math.max(Math.log(probability), SMALLEST_LOGARITHM);
        }
    }
}
