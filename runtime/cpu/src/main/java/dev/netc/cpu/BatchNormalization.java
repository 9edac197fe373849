package dev.netc.cpu;

import dev.netc.runtime.operator.BatchNorm;
import java.util.Optional;

/**
 * Batch normalization: the statistics of the channels, and what they make of them; the numbers themselves are {@link NormalizedChannels}.
 * A rectifier that follows is a part of it.
 */
final class BatchNormalization implements Operation {

    /**
     * Where in the parameter arena the parameters begin; -1 for a weight and bias that do not exist.
     */
    record Places(int weight, int bias, int runningMean, int runningVariance) {}

    /** What is done to some channels. */
    @FunctionalInterface
    private interface Work {
        void run(int first, int end, int worker);
    }

    private final Context context;
    private final BatchNorm norm;
    private final Places places;
    private final boolean training;
    private final boolean done; // whether the layer before applies it, so that going forward nothing is left
    private final NormalizedChannels channels;
    private final int channelCount; // C
    private final double count; // elements of a channel
    private final double[] mean; // C
    private final double[] scale; // C, 1 / sqrt(variance + epsilon)
    private final double[] sum; // C, of the output's gradient
    private final double[] product; // C, of the output's gradient with the normalized input
    private final float[] scalars; // C x SCALARS

    BatchNormalization(
            Context context,
            BatchNorm norm,
            Places places,
            boolean training,
            boolean done,
            Rectifier rectifier,
            boolean masks,
            Activation x,
            Activation y) {
        this.context = context;
        this.norm = norm;
        this.places = places;
        this.training = training;
        this.done = done;
        Optional<RectifierMask> mask = masks ? Optional.of(new RectifierMask(context, rectifier, y)) : Optional.empty();
        channels = NormalizedVectors.fits(x)
                ? new NormalizedVectors(context, rectifier, mask, x, y)
                : new NormalizedPlanes(context.kernels(), rectifier, mask, x, y);
        channelCount = x.channels();
        count = (double) x.samples() * x.height() * x.columns();
        mean = new double[channelCount];
        scale = new double[channelCount];
        sum = new double[channelCount];
        product = new double[channelCount];
        scalars = new float[channelCount * NormalizedChannels.SCALARS];
    }

    @Override
    public Runnable forward() {
        if (done) {
            return NOTHING;
        }
        Runnable kernel = shared(this::normalize);
        return training ? new Sequence(kernel, context.parameters()::change) : kernel; // it moves the statistics
    }

    @Override
    public Runnable backward(Wanted wanted) {
        return shared((first, end, worker) -> differentiate(first, end, wanted, worker));
    }

    /** Each worker takes some channels, a few together. */
    private Runnable shared(Work work) {
        return new PhaseKernel(context.team(), (worker, workers) -> {
            int first = Shares.lineStart(channelCount, worker, workers);
            int end = Shares.lineStart(channelCount, worker + 1, workers);
            int together = channels.together(end - first);
            for (int c = first; c < end; c += together) {
                work.run(c, Math.min(c + together, end), worker);
            }
        });
    }

    private void normalize(int first, int end, int worker) {
        if (training) {
            channels.sum(first, end, mean, worker);
            for (int c = first; c < end; c++) {
                mean[c] /= count;
            }
            channels.sumSquares(first, end, mean, scale, worker);
            moveStatistics(first, end);
        } else {
            takeStatistics(first, end);
        }
        for (int c = first; c < end; c++) {
            setScalars(c);
        }
        channels.write(first, end, scalars);
    }

    private double weight(int channel) {
        return places.weight < 0 ? 1 : context.parameters().values()[places.weight + channel];
    }

    private double bias(int channel) {
        return places.bias < 0 ? 0 : context.parameters().values()[places.bias + channel];
    }

    private void takeStatistics(int first, int end) {
        float[] parameters = context.parameters().values();
        for (int c = first; c < end; c++) {
            mean[c] = parameters[places.runningMean + c];
            scale[c] = 1 / Math.sqrt((double) parameters[places.runningVariance + c] + norm.epsilon());
        }
    }

    /** Moves the running statistics, and makes of the sums of squares that {@link #scale} holds what it is for. */
    private void moveStatistics(int first, int end) {
        float[] parameters = context.parameters().values();
        for (int c = first; c < end; c++) {
            double squares = scale[c];
            int atMean = places.runningMean + c;
            int atVariance = places.runningVariance + c;
            parameters[atMean] += (float) (norm.momentum() * (mean[c] - parameters[atMean]));
            parameters[atVariance] += (float) (norm.momentum() * (squares / (count - 1) - parameters[atVariance]));
            scale[c] = 1 / Math.sqrt(squares / count + norm.epsilon());
        }
    }

    /** y = (x - mean) weight scale + bias. */
    private void setScalars(int channel) {
        int s = channel * NormalizedChannels.SCALARS;
        double factor = scale[channel] * weight(channel);
        scalars[s] = (float) mean[channel];
        scalars[s + 1] = (float) factor;
        double rest = scalars[s] - mean[channel]; // what rounding adds to the mean
        scalars[s + 2] = (float) (bias(channel) + rest * factor);
    }

    private void differentiate(int first, int end, Wanted wanted, int worker) {
        channels.sumGradients(first, end, mean, sum, product, worker);
        float[] gradients = context.parameters().gradients();
        for (int c = first; c < end; c++) {
            product[c] *= scale[c];
            if (places.weight >= 0) {
                int weight = places.weight + c;
                int bias = places.bias + c;
                gradients[weight] = (float) ((wanted.addsParameters() ? gradients[weight] : 0) + product[c]);
                gradients[bias] = (float) ((wanted.addsParameters() ? gradients[bias] : 0) + sum[c]);
            }
            setGradientScalars(c);
        }
        if (wanted.input()) {
            channels.spread(first, end, scalars, wanted.adds());
        }
    }

    /** dx = weight scale (dy - mean of dy - normalized x * mean of dy * normalized x). */
    private void setGradientScalars(int channel) {
        int s = channel * NormalizedChannels.SCALARS;
        double factor = scale[channel] * weight(channel);
        scalars[s] = (float) factor;
        scalars[s + 1] = (float) (-factor * scale[channel] * product[channel] / count);
        scalars[s + 2] = (float) mean[channel];
        double rest = scalars[s + 2] - mean[channel]; // what rounding adds to the mean
        scalars[s + 3] = (float) (-factor * sum[channel] / count + scalars[s + 1] * rest);
    }
}
