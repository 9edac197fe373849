package dev.netc.cpu;

/** The gradient of a rectifier in the place of that of its result, which is this, but 0 wherever the rectifier has cut a number off. */
final class RectifierMask extends ParallelKernel {

    private final Context context;
    private final Rectifier rectifier;
    private final Activation value;

    /** @param value the rectifier's result */
    RectifierMask(Context context, Rectifier rectifier, Activation value) {
        super(context.team());
        this.context = context;
        this.rectifier = rectifier;
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
                        rectifier,
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
