package dev.netc.cpu;

/**
 * The weights and bias of a layer and of the batch normalization behind it in one. In a prediction that normalization is a factor and a
 * summand for each channel: factor (w x + b - mean) + summand = (factor w) x + (factor (b - mean) + summand). They are computed when a
 * pass begins and parameters have changed since the last.
 */
final class FoldedNormalization implements Runnable {

    private static final long NONE = -1;

    private final ParameterArena from;
    private final ParameterArena to;
    private final Context context;
    private final int weight;
    private final int bias;
    private final int foldedBias;
    private final int rowWeights;
    private final BatchNormalization.Places norm;
    private final double epsilon;
    private final RangeKernel fold;
    private long version = NONE;

    /**
     * @param weight where in the parameter arena the layer's weights begin, row by row
     * @param bias where its bias begins; negative for none
     * @param rows channels that the layer makes
     * @param rowWeights weights of each
     */
    FoldedNormalization(
            Context context,
            int weight,
            int bias,
            int rows,
            int rowWeights,
            BatchNormalization.Places norm,
            double epsilon) {
        this.weight = weight;
        this.bias = bias;
        this.rowWeights = rowWeights;
        this.norm = norm;
        this.epsilon = epsilon;
        from = context.parameters();
        long weights = Arena.aligned((long) rows * rowWeights);
        to = new ParameterArena(weights + Arena.aligned(rows));
        foldedBias = Arena.FIRST + (int) weights;
        this.context = new Context(context.team(), context.kernels(), context.workspace(), to, context.warmUp());
        fold = new RangeKernel(context.team(), rows, this::fold);
    }

    /** What the layer is to be made with. */
    Context context() {
        return context;
    }

    /** Where in the context's parameters the weights begin. */
    int weight() {
        return Arena.FIRST;
    }

    /** And the bias, which there always is. */
    int bias() {
        return foldedBias;
    }

    @Override
    public void run() {
        if (version != from.version()) {
            version = from.version();
            fold.run();
            to.change();
        }
    }

    private void fold(int first, int end) {
        float[] parameters = from.values();
        for (int row = first; row < end; row++) {
            double scale = 1 / Math.sqrt(parameters[norm.runningVariance() + row] + epsilon);
            double factor = norm.weight() < 0 ? scale : scale * parameters[norm.weight() + row];
            double distance = (bias < 0 ? 0 : parameters[bias + row]) - (double) parameters[norm.runningMean() + row];
            double summand = norm.bias() < 0 ? 0 : parameters[norm.bias() + row];
            to.values()[foldedBias + row] = (float) (factor * distance + summand);
            for (int i = row * rowWeights; i < (row + 1) * rowWeights; i++) {
                to.values()[Arena.FIRST + i] = (float) (factor * parameters[weight + i]);
            }
        }
    }
}
