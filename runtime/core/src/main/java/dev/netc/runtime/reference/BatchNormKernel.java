package dev.netc.runtime.reference;

import dev.netc.runtime.operator.BatchNorm;
import java.util.Optional;

/**
 * Batch normalization in training: y = weight (x - mean) / sqrt(variance + epsilon) + bias, with the mean and the biased variance of each
 * channel over the batch. Running statistics move by momentum towards the mean and the unbiased variance.
 */
final class BatchNormKernel implements Kernel {

    private final BatchNorm norm;
    private final Variable x; // N x C x H x W
    private final Optional<Variable> weight; // C
    private final Optional<Variable> bias; // C
    private final Variable runningMean; // C
    private final Variable runningVariance; // C
    private final Variable y; // N x C x H x W
    private final double[] mean; // C
    private final double[] scale; // C, 1 / sqrt(variance + epsilon)

    BatchNormKernel(
            BatchNorm norm,
            Variable x,
            Optional<Variable> weight,
            Optional<Variable> bias,
            Variable runningMean,
            Variable runningVariance,
            Variable y) {
        this.norm = norm;
        this.x = x;
        this.weight = weight;
        this.bias = bias;
        this.runningMean = runningMean;
        this.runningVariance = runningVariance;
        this.y = y;
        this.mean = new double[x.channels];
        this.scale = new double[x.channels];
    }

    @Override
    public void forward() {
        for (int c = 0; c < x.channels; c++) {
            measure(c);
            double factor = weight.isPresent() ? weight.get().values[c] : 1;
            double shift = bias.isPresent() ? bias.get().values[c] : 0;
            for (int n = 0; n < x.batch; n++) {
                for (int i = 0; i < x.area(); i++) {
                    int at = x.at(n, c, 0, i);
                    y.values[at] = (float) (normalized(at, c) * factor + shift);
                }
            }
        }
    }

    private void measure(int c) {
        double count = (double) x.batch * x.area();
        double sum = 0;
        double squares = 0;
        for (int n = 0; n < x.batch; n++) {
            for (int i = 0; i < x.area(); i++) {
                sum += x.values[x.at(n, c, 0, i)];
            }
        }
        mean[c] = sum / count;
        for (int n = 0; n < x.batch; n++) {
            for (int i = 0; i < x.area(); i++) {
                double distance = x.values[x.at(n, c, 0, i)] - mean[c];
                squares += distance * distance;
            }
        }
        scale[c] = 1 / Math.sqrt(squares / count + norm.epsilon());
        runningMean.values[c] += (float) (norm.momentum() * (mean[c] - runningMean.values[c]));
        runningVariance.values[c] += (float) (norm.momentum() * (squares / (count - 1) - runningVariance.values[c]));
    }

    private double normalized(int at, int c) {
        return (x.values[at] - mean[c]) * scale[c];
    }

    @Override
    public void backward() {
        for (int c = 0; c < x.channels; c++) {
            double sum = 0;
            double product = 0;
            for (int n = 0; n < x.batch; n++) {
                for (int i = 0; i < x.area(); i++) {
                    int at = x.at(n, c, 0, i);
                    sum += y.gradient[at];
                    product += y.gradient[at] * normalized(at, c);
                }
            }
            addGradients(c, sum, product);
        }
    }

    /** Since mean and variance depend on x too, its gradient loses its own mean and what of it lies along x. */
    private void addGradients(int c, double sum, double product) {
        double count = (double) x.batch * x.area();
        double factor = scale[c] * (weight.isPresent() ? weight.get().values[c] : 1);
        for (int n = 0; n < x.batch; n++) {
            for (int i = 0; i < x.area(); i++) {
                int at = x.at(n, c, 0, i);
                x.gradient[at] += factor * (y.gradient[at] - sum / count - normalized(at, c) * product / count);
            }
        }
        weight.ifPresent(variable -> variable.gradient[c] += product);
        bias.ifPresent(variable -> variable.gradient[c] += sum);
    }
}
