package dev.netc.cpu;

import dev.netc.cpu.ConvWeightGradient.Operands;
import java.util.Arrays;

/**
 * The gradients of the weights and biases of a convolution whose channels have one filter each: for each channel the inner products of the
 * output's gradient with shifted views of the image, over all samples, lane by lane; the lanes are added up once at the end.
 */
final class DepthwiseWeightGradient extends ParallelKernel {

    private final Context context;
    private final ConvGeometry geometry;
    private final Operands operands;
    private final boolean adds;
    private final Patch patch;
    private final int places; // of an output plane, with those between its rows, in whole vectors
    private final int patchSize;

    DepthwiseWeightGradient(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.adds = adds;
        patch = new Patch(geometry, geometry.rows());
        places = Shares.roundUp(
                geometry.rows() * patch.pitch(), context.kernels().lanes());
        patchSize = (int) Arena.aligned(patch.size() + Kernels.SLACK);
        context.workspace().reservePerWorker(sumsSize() + places + patchSize);
        phases(this::share);
    }

    private int sumsSize() {
        return geometry.filterWeights() * context.kernels().lanes();
    }

    private void share(int worker, int workers) {
        int end = Shares.start(geometry.channels(), worker + 1, workers);
        for (int channel = Shares.start(geometry.channels(), worker, workers); channel < end; channel++) {
            differentiate(channel, context.workspace().of(worker));
        }
    }

    private void differentiate(int channel, int sums) {
        float[] scratch = context.workspace().array();
        int image = sums + sumsSize();
        int gradient = image + patchSize;
        Arrays.fill(scratch, sums, image, 0);
        Arrays.fill(scratch, image + patch.size(), gradient + places, 0);
        for (int sample = 0; sample < geometry.batch(); sample++) {
            int from = operands.gradient0() + geometry.outputPlane(sample, channel);
            patch.copy(operands.image(), operands.image0(), sample, channel, 0, scratch, image);
            for (int row = 0; row < geometry.rows(); row++) {
                int to = gradient + row * patch.pitch();
                System.arraycopy(operands.gradient(), from + row * geometry.columns(), scratch, to, geometry.columns());
            }
            context.kernels()
                    .correlateLanes(
                            geometry.filterWeights(),
                            scratch,
                            gradient,
                            scratch,
                            image,
                            patch.offsets(),
                            scratch,
                            sums,
                            places);
        }
        for (int tap = 0; tap < geometry.filterWeights(); tap++) {
            int to = operands.weights0() + channel * geometry.filterWeights() + tap;
            float sum = lanes(sums + tap * context.kernels().lanes());
            operands.sums()[to] = adds ? operands.sums()[to] + sum : sum;
        }
        if (operands.bias0() != Operands.NO_BIAS) {
            operands.sumBias(context.kernels(), geometry, 1, channel, adds);
        }
    }

    private float lanes(int at) {
        return (float) context.kernels()
                .sum(context.workspace().array(), at, context.kernels().lanes());
    }
}
