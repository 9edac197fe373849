package dev.netc.cpu;

/** The gradient of a relu in the place of that of its result, which is this: 0 wherever the relu has given 0. */
final class ReluMask extends ParallelKernel {

    private final Context context;
    private final Activation value;

    /** @param value the relu's result */
    ReluMask(Context context, Activation value) {
        super(context.team());
        this.context = context;
        this.value = value;
        phases(this::share);
    }

    private void share(int worker, int workers) {
        int elements = value.elements();
        apply(Shares.lineStart(elements, worker, workers), Shares.lineStart(elements, worker + 1, workers));
    }

    /** For some of the elements. */
    void apply(int from, int to) {
        int gradient = value.gradient() + from;
        context.kernels()
                .rectifierGradient(
                        Rectifier.RELU,
                        value.array(),
                        value.at() + from,
                        value.array(),
                        gradient,
                        value.array(),
                        gradient,
                        to - from,
                        false);
    }
}
