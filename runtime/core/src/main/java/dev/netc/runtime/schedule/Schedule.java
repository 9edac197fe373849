package dev.netc.runtime.schedule;

import java.util.List;

/**
 * How the learning rate changes from epoch to epoch. The rules and numbers are those of PyTorch's {@code lr_scheduler}, stepped once an
 * epoch. A schedule remembers nothing: the rate follows from the epochs so far.
 */
public sealed interface Schedule permits Constant, Step, Exponential, Cosine, Plateau, Warmup {

    /**
     * The learning rate of the next epoch.
     *
     * @param rate the optimizer's own
     * @param epochs of the whole training
     * @param losses of the epochs so far, by which they are judged, oldest first; as many as there were
     */
    double rate(double rate, int epochs, List<Double> losses);
}
