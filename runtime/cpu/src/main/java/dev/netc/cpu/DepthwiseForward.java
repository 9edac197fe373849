package dev.netc.cpu;

import java.util.Arrays;

/** A convolution whose channels have one filter of 3 x 3 each, going forward, plane by plane ({@link DepthwisePlane}). */
final class DepthwiseForward extends ParallelKernel {

    private final Context context;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final Rectifier rectifier;
    private final DepthwisePlane plane;

    /**
     * @param weight where in the parameter arena the weights begin
     * @param bias where the bias begins, or -1
     * @param rectifier what becomes of the results
     */
    DepthwiseForward(
            Context context,
            ConvGeometry geometry,
            Activation x,
            Activation y,
            int weight,
            int bias,
            Rectifier rectifier) {
        super(context.team());
        this.context = context;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        this.rectifier = rectifier;
        plane = new DepthwisePlane(geometry, context.kernels().lanes());
        DepthwisePlane.warmUp(context);
        context.workspace().reservePerWorker(plane.size());
        phases(this::share);
    }

    private void share(int worker, int workers) {
        int scratch = context.workspace().of(worker);
        Arrays.fill(context.workspace().array(), scratch, scratch + plane.size(), 0);
        int end = Shares.start(x.planes(), worker + 1, workers);
        for (int i = Shares.start(x.planes(), worker, workers); i < end; i++) {
            convolve(i, i % x.channels(), scratch);
        }
    }

    private void convolve(int index, int channel, int scratch) {
        float[] parameters = context.parameters().values();
        float[] image = context.workspace().array();
        int filter = weight + channel * DepthwiseKernels.TAPS;
        int to = y.at() + index * y.area();
        plane.take(x.array(), x.at() + index * x.area(), image, scratch);
        context.kernels()
                .depthwise()
                .convolve(plane.neighbours(), parameters, filter, image, scratch, y.array(), to, y.area());
        float shift = bias < 0 ? 0 : parameters[bias + channel];
        if (bias >= 0 || rectifier.rectifies()) {
            context.kernels().shift(y.array(), to, shift, rectifier, y.array(), to, y.area());
        }
    }
}
