package dev.netc.cpu;

/**
 * A transposed convolution: forward it is the input gradient of a convolution from y to x, its own input gradient is that convolution, and
 * its weight gradient is that convolution's.
 */
final class TransposedConvolution implements Operation {

    private static final int NO_BIAS = -1;

    private final Context context;
    private final ConvGeometry geometry;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;

    TransposedConvolution(Context context, ConvGeometry geometry, Activation x, Activation y, int weight, int bias) {
        this.context = context;
        this.geometry = geometry;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
    }

    @Override
    public Runnable forward() {
        float[] parameters = context.parameters().values();
        return ConvInputGradient.of(
                context,
                geometry,
                new ConvInputGradient.Operands(x.array(), x.at(), parameters, weight, bias, y.array(), y.at()),
                false);
    }

    @Override
    public Runnable backward(Wanted wanted) {
        float[] gradients = context.parameters().gradients();
        Runnable weights = ConvWeightGradient.of(
                context,
                geometry,
                new ConvWeightGradient.Operands(y.array(), y.gradient(), x.array(), x.at(), gradients, weight, NO_BIAS),
                wanted.addsParameters());
        if (bias != NO_BIAS) {
            weights = new Sequence(weights, biasGradient(wanted.addsParameters()));
        }
        return wanted.input() ? new Sequence(weights, inputGradient(wanted.adds())) : weights;
    }

    private Runnable biasGradient(boolean adds) {
        float[] gradients = context.parameters().gradients();
        return new ItemKernel(context.team(), y.channels(), channel -> {
            double sum = adds ? gradients[bias + channel] : 0;
            for (int n = 0; n < y.batch(); n++) {
                int from = y.gradient() + (n * y.channels() + channel) * y.area();
                sum += context.kernels().sum(y.array(), from, y.area());
            }
            gradients[bias + channel] = (float) sum;
        });
    }

    private Runnable inputGradient(boolean adds) {
        return new ConvForward(
                context,
                geometry,
                new ConvForward.Operands(
                        y.array(),
                        y.gradient(),
                        context.parameters().values(),
                        weight,
                        NO_BIAS,
                        x.array(),
                        x.gradient()),
                Rectifier.NONE,
                adds,
                false);
    }
}
