package dev.netc.cpu;

import dev.netc.runtime.operator.BatchNorm;
import java.util.Arrays;
import java.util.Optional;

/**
 * Batch normalization. Images are taken channel by channel, a plane at a time, so that what is read several times is read from the caches;
 * values without height and width, whose channels do not lie together, row by row over a range of channels. A rectifier that follows is a part
 * of it.
 */
final class BatchNormalization implements Operation {

    /** Up to how many numbers a plane are added up in double precision: the fewer they are in all, the more of a gradient cancels out. */
    private static final int FEW = 16;

    /** Numbers that lie together, of one sample or as many as are interleaved, from which on it pays to go to another. */
    private static final int RUN = 256;

    /**
     * Where in the parameter arena the parameters begin; -1 for a weight and bias that do not exist.
     */
    record Places(int weight, int bias, int runningMean, int runningVariance) {}

    private final Context context;
    private final BatchNorm norm;
    private final Places places;
    private final boolean training;
    private final boolean done; // whether the layer before applies it, so that going forward nothing is left
    private final Rectifier rectifier; // what becomes of the results
    private final Optional<RectifierMask> mask; // that finds the rectifier's gradient
    private final Activation x; // N x C x H x W
    private final Activation y; // N x C x H x W
    private final double count; // elements of a channel
    private final double[] mean; // C
    private final double[] scale; // C, 1 / sqrt(variance + epsilon)
    private final double[] sum; // C, of the output's gradient
    private final double[] product; // C, of the output's gradient with the normalized input
    private final float[][] scalars; // C x 4, of the input's gradient

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
        this.rectifier = rectifier;
        mask = masks ? Optional.of(new RectifierMask(context, rectifier, y)) : Optional.empty();
        this.x = x;
        this.y = y;
        count = (double) x.samples() * x.height() * x.columns();
        mean = new double[x.channels()];
        scale = new double[x.channels()];
        sum = new double[x.channels()];
        product = new double[x.channels()];
        scalars = new float[training ? x.channels() : 0][4];
    }

    @Override
    public Runnable forward() {
        if (done) {
            return NOTHING;
        }
        Runnable kernel = new RangeKernel(context.team(), x.channels(), this::normalizeRange);
        return training ? new Sequence(kernel, context.parameters()::change) : kernel; // it moves the statistics
    }

    private void normalizeRange(int first, int end) {
        int together = together(end - first);
        for (int c = first; c < end; c += together) {
            normalize(c, Math.min(c + together, end));
        }
    }

    /** How many channels of a range are taken together. */
    private int together(int range) {
        return Math.min(range, Math.max(1, RUN / x.area()));
    }

    private void normalize(int first, int end) {
        if (training) {
            measure(first, end);
            moveStatistics(first, end);
        } else {
            takeStatistics(first, end);
        }
        for (int n = 0; n < x.batch(); n++) {
            for (int c = first; c < end; c++) {
                write(n * x.channels() + c, c);
            }
        }
    }

    private double weight(int channel) {
        return places.weight < 0 ? 1 : context.parameters().values()[places.weight + channel];
    }

    private double bias(int channel) {
        return places.bias < 0 ? 0 : context.parameters().values()[places.bias + channel];
    }

    private void write(int plane, int channel) {
        double factor = scale[channel] * weight(channel);
        double centre = mean[channel];
        if (x.area() == 1) {
            double result = (x.array()[x.at() + plane] - centre) * factor + bias(channel);
            y.array()[y.at() + plane] = rectifier.apply((float) result);
            return;
        }
        float mid = (float) centre; // what rounding takes from it, the shift gives back
        float shift = (float) (bias(channel) + (mid - centre) * factor);
        int at = plane * x.area();
        context.kernels()
                .normalize(
                        x.array(),
                        x.at() + at,
                        mid,
                        (float) factor,
                        shift,
                        rectifier,
                        y.array(),
                        y.at() + at,
                        x.area());
    }

    private void takeStatistics(int first, int end) {
        float[] parameters = context.parameters().values();
        for (int c = first; c < end; c++) {
            mean[c] = parameters[places.runningMean + c];
            scale[c] = 1 / Math.sqrt((double) parameters[places.runningVariance + c] + norm.epsilon());
        }
    }

    /** Sets the mean, and in {@link #scale} for now the sum of the squared distances from it. */
    private void measure(int first, int end) {
        for (int c = first; c < end; c++) {
            x.fillEmptyLanes(x.at(), c, 0);
        }
        Arrays.fill(mean, first, end, 0);
        Arrays.fill(scale, first, end, 0);
        for (int n = 0; n < x.batch(); n++) {
            for (int c = first; c < end; c++) {
                mean[c] += planeSum(x.at() + (n * x.channels() + c) * x.area());
            }
        }
        for (int c = first; c < end; c++) {
            mean[c] /= count;
            x.fillEmptyLanes(x.at(), c, (float) mean[c]); // which is at no distance from the mean
        }
        for (int n = 0; n < x.batch(); n++) {
            for (int c = first; c < end; c++) {
                scale[c] += squaredDistance(x.at() + (n * x.channels() + c) * x.area(), c);
            }
        }
    }

    private double planeSum(int at) {
        if (x.area() <= FEW) {
            double planeSum = 0;
            for (int i = at; i < at + x.area(); i++) {
                planeSum += x.array()[i];
            }
            return planeSum;
        }
        return context.kernels().sum(x.array(), at, x.area());
    }

    private double squaredDistance(int at, int channel) {
        if (x.area() <= FEW) {
            double squares = 0;
            for (int i = at; i < at + x.area(); i++) {
                double distance = x.array()[i] - mean[channel];
                squares += distance * distance;
            }
            return squares;
        }
        return context.kernels().squaredDistance(x.array(), at, (float) mean[channel], x.area());
    }

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

    @Override
    public Runnable backward(Wanted wanted) {
        return new RangeKernel(context.team(), x.channels(), (first, end) -> differentiateRange(first, end, wanted));
    }

    private void differentiateRange(int first, int end, Wanted wanted) {
        int together = together(end - first);
        for (int c = first; c < end; c += together) {
            differentiate(c, Math.min(c + together, end), wanted);
        }
    }

    private void differentiate(int first, int end, Wanted wanted) {
        sumGradients(first, end);
        float[] gradients = context.parameters().gradients();
        for (int c = first; c < end && places.weight >= 0; c++) {
            int weight = places.weight + c;
            int bias = places.bias + c;
            gradients[weight] = (float) ((wanted.addsParameters() ? gradients[weight] : 0) + product[c]);
            gradients[bias] = (float) ((wanted.addsParameters() ? gradients[bias] : 0) + sum[c]);
        }
        if (wanted.input()) {
            spread(first, end, wanted.adds());
        }
    }

    private void spread(int first, int end, boolean adds) {
        for (int c = first; c < end; c++) {
            setScalars(c);
        }
        for (int n = 0; n < x.batch(); n++) {
            for (int c = first; c < end; c++) {
                spreadPlane((n * x.channels() + c) * x.area(), c, adds);
            }
        }
        for (int c = first; c < end; c++) {
            x.fillEmptyLanes(x.gradient(), c, 0);
        }
    }

    private void sumGradients(int first, int end) {
        Arrays.fill(sum, first, end, 0);
        Arrays.fill(product, first, end, 0);
        for (int n = 0; n < x.batch(); n++) {
            for (int c = first; c < end; c++) {
                int at = (n * x.channels() + c) * x.area();
                if (mask.isPresent()) {
                    mask.get().apply(at, at + x.area());
                }
                double planeSum = planeSum(y.gradient() + at);
                sum[c] += planeSum;
                product[c] += scale[c] * centredDot(at, c, planeSum);
            }
        }
    }

    private double centredDot(int at, int channel, double planeSum) {
        if (x.area() <= FEW) {
            double dot = 0;
            for (int i = at; i < at + x.area(); i++) {
                dot += (x.array()[x.at() + i] - mean[channel]) * y.array()[y.gradient() + i];
            }
            return dot;
        }
        float mid = (float) mean[channel]; // what rounding takes from it, the sum gives back
        float dot = context.kernels().centredDot(x.array(), x.at() + at, mid, y.array(), y.gradient() + at, x.area());
        return dot + (mid - mean[channel]) * planeSum;
    }

    /**
     * dx = weight scale (dy - mean of dy - normalized x * mean of dy * normalized x), written as a dy + b (x - mean) + c with the scalars
     * a, b, mean, c.
     */
    private void setScalars(int channel) {
        double factor = scale[channel] * weight(channel);
        scalars[channel][0] = (float) factor;
        scalars[channel][1] = (float) (-factor * scale[channel] * product[channel] / count);
        scalars[channel][2] = (float) mean[channel];
        double rest = scalars[channel][2] - mean[channel]; // what rounding adds to the mean
        scalars[channel][3] = (float) (-factor * sum[channel] / count + scalars[channel][1] * rest);
    }

    private void spreadPlane(int at, int channel, boolean adds) {
        float[] array = x.array();
        float[] s = scalars[channel];
        if (x.area() == 1) {
            float before = adds ? array[x.gradient() + at] : 0;
            float distance = (float) (array[x.at() + at] - mean[channel]);
            array[x.gradient() + at] = before + s[0] * array[y.gradient() + at] + s[1] * distance + s[3];
        } else {
            context.kernels()
                    .normalizeGradient(
                            s, array, y.gradient() + at, array, x.at() + at, array, x.gradient() + at, x.area(), adds);
        }
    }
}
