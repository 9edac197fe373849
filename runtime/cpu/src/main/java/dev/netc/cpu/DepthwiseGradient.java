package dev.netc.cpu;

import dev.netc.cpu.ConvWeightGradient.Operands;
import dev.netc.cpu.Operation.Wanted;
import java.util.Arrays;

/**
 * All gradients of a convolution whose channels have one filter of 3 x 3 each, channel by channel: of each sample, image and output gradient
 * are fetched once for both products.
 */
final class DepthwiseGradient extends ParallelKernel {

    private static final int TAPS = DepthwiseKernels.TAPS;

    private final Context context;
    private final ConvGeometry geometry;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final Operands operands;
    private final Wanted wanted;
    private final DepthwisePlane plane;

    /**
     * @param weight where in the parameter arena the weights begin
     * @param bias where the bias begins, or -1
     */
    DepthwiseGradient(
            Context context, ConvGeometry geometry, Activation x, Activation y, int weight, int bias, Wanted wanted) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.operands = Operands.of(context, x, y, weight, bias);
        this.wanted = wanted;
        plane = new DepthwisePlane(geometry, context.kernels().lanes());
        DepthwisePlane.warmUp(context);
        context.workspace().reservePerWorker(sumsSize() + turnedSize() + plane.partSize() + 2L * plane.size());
        phases(this::share);
    }

    /** For each weight a vector. */
    private int sumsSize() {
        return (int) Arena.aligned((long) TAPS * context.kernels().lanes());
    }

    private static int turnedSize() {
        return (int) Arena.aligned(TAPS);
    }

    private void share(int worker, int workers) {
        int sums = context.workspace().of(worker);
        int gradient = sums + sumsSize() + turnedSize();
        Arrays.fill(context.workspace().array(), gradient, gradient + plane.partSize() + plane.size(), 0);
        int end = Shares.start(x.channels(), worker + 1, workers);
        for (int channel = Shares.start(x.channels(), worker, workers); channel < end; channel++) {
            differentiate(channel, sums, gradient);
        }
    }

    private void differentiate(int channel, int sums, int gradient) {
        float[] scratch = context.workspace().array();
        int image = gradient + plane.partSize();
        turn(channel, scratch, sums + sumsSize());
        Arrays.fill(scratch, sums, sums + sumsSize(), 0);
        for (int sample = 0; sample < x.batch(); sample++) {
            int index = sample * x.channels() + channel;
            System.arraycopy(y.array(), y.gradient() + index * y.area(), scratch, gradient + plane.margin(), y.area());
            plane.take(x.array(), x.at() + index * x.area(), scratch, image);
            context.kernels()
                    .depthwise()
                    .correlate(
                            plane.neighbours(),
                            scratch,
                            gradient + plane.margin(),
                            scratch,
                            image,
                            scratch,
                            sums,
                            y.area());
            if (wanted.input()) {
                spread(index, channel, gradient, sums + sumsSize(), image + plane.size());
            }
        }
        reduce(channel, sums);
    }

    /** The filter turned round, by which output gradients give the image's where windows move by one. */
    private void turn(int channel, float[] to, int to0) {
        float[] weights = context.parameters().values();
        int last = weight + channel * TAPS + TAPS - 1;
        for (int t = 0; t < TAPS; t++) {
            to[to0 + t] = weights[last - t];
        }
    }

    private void spread(int index, int channel, int gradient, int turned, int result) {
        float[] scratch = context.workspace().array();
        DepthwiseKernels kernels = context.kernels().depthwise();
        int to = x.gradient() + index * x.area();
        if (!plane.isWhole()) {
            float[] weights = context.parameters().values();
            int filter = weight + channel * TAPS;
            int from = gradient + plane.margin();
            int first = result + plane.margin();
            kernels.spread(
                    weights,
                    filter,
                    scratch,
                    from,
                    plane.insideRight(),
                    geometry.columns(),
                    scratch,
                    first,
                    plane.partSize(),
                    y.area());
            plane.give(scratch, result, x.array(), to, wanted.adds());
        } else if (wanted.adds()) {
            kernels.convolve(plane.neighbours(), scratch, turned, scratch, gradient, scratch, result, x.area());
            context.kernels().add(scratch, result, x.array(), to, x.area());
        } else {
            kernels.convolve(plane.neighbours(), scratch, turned, scratch, gradient, x.array(), to, x.area());
        }
    }

    private void reduce(int channel, int sums) {
        int lanes = context.kernels().lanes();
        float[] gradients = operands.sums();
        for (int t = 0; t < TAPS; t++) {
            int to = weight + channel * TAPS + t;
            float sum = (float) context.kernels().sum(context.workspace().array(), sums + t * lanes, lanes);
            gradients[to] = wanted.addsParameters() ? gradients[to] + sum : sum;
        }
        if (operands.bias0() != Operands.NO_BIAS) {
            operands.sumBias(context.kernels(), geometry, 1, channel, wanted.addsParameters());
        }
    }
}
