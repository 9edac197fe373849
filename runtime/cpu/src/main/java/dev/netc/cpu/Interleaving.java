package dev.netc.cpu;

import dev.netc.runtime.Value;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Step;
import dev.netc.runtime.operator.AdaptiveAvgPool;
import dev.netc.runtime.operator.Add;
import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.ChannelShuffle;
import dev.netc.runtime.operator.Concat;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Dropout2d;
import dev.netc.runtime.operator.Elementwise;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.LogSoftmax;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Softmax;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the samples of a program are interleaved, a vector's lanes of them, and the way of numbers into that layout and out of it.
 *
 * <p>With an element of 16 samples in a vector, a convolution is a product of weights and whole vectors at any stride and size, without
 * borders that fill no vector, and pooling is plain vector code. It needs a batch that fills most lanes, and images small enough that the
 * rows of 16 of them, which a window takes from each channel, stay in the caches.
 */
final class Interleaving {

    private static final int NONE = 1;

    /** The share of all lanes that samples must fill. */
    private static final double LEAST_FILLED = 0.6;

    /** Height times width of the largest image; with 16 samples, a channel of it is 256 KiB. */
    private static final int LARGEST_IMAGE = 64 * 64;

    private Interleaving() {}

    /** How many samples are interleaved; 1 for none. */
    static int lanes(Program program, Context context) {
        return obstacle(program, context).isEmpty() ? context.kernels().lanes() : NONE;
    }

    /** Why no samples are interleaved; empty where they are. */
    static Optional<String> obstacle(Program program, Context context) {
        int lanes = context.kernels().lanes();
        if (!context.kernels().interleaves()) {
            return Optional.of("runs without the Vector API");
        }
        if (program.batch() < LEAST_FILLED * Shares.roundUp(program.batch(), lanes)) {
            return Optional.of(
                    "batch " + program.batch() + " would leave too much of vectors of " + lanes + " lanes empty");
        }
        Optional<String> stranger = program.forward().stream()
                .map(Step::layer)
                .filter(layer -> !isKnown(layer.operator()))
                .findFirst()
                .map(layer -> layer.name() + " has no kernel for interleaved samples");
        return stranger.or(() -> program.forward().stream()
                .flatMap(Interleaving::values)
                .filter(value -> !isSmall(value))
                .findFirst()
                .map(value -> value + " has more than " + LARGEST_IMAGE + " numbers a channel"));
    }

    private static Stream<Value> values(Step step) {
        return Stream.concat(step.inputs().stream(), Stream.of(step.output()));
    }

    private static boolean isSmall(Value value) {
        return value.height() * value.width() <= LARGEST_IMAGE;
    }

    /** Whether an operator is at home in both layouts. */
    private static boolean isKnown(Operator operator) {
        if (operator instanceof Conv conv) {
            return conv.fill().equals(Fill.ZERO);
        }
        return operator instanceof Linear
                || operator instanceof Elementwise
                || operator instanceof MaxPool
                || operator instanceof AvgPool
                || operator instanceof AdaptiveAvgPool
                || operator instanceof BatchNorm
                || operator instanceof Dropout
                || operator instanceof Dropout2d
                || operator instanceof Flatten
                || operator instanceof ChannelShuffle
                || operator instanceof Add
                || operator instanceof Concat
                || operator instanceof Softmax
                || operator instanceof LogSoftmax;
    }

    /** Copies samples, which lie one behind the other, to where a value or its gradient lies. */
    static final class Writer extends ParallelKernel {

        private final Activation x;
        private final int to;
        private float[] samples = {};

        Writer(WorkerTeam team, Activation x, int to) {
            super(team);
            this.x = x;
            this.to = to;
            phases(this::share);
        }

        void write(float[] values) {
            samples = values;
            run();
        }

        private void share(int worker, int workers) {
            int first = Shares.lineStart(x.features(), worker, workers);
            int end = Shares.lineStart(x.features(), worker + 1, workers);
            for (int block = 0; block < x.batch(); block++) {
                int at = block * x.row();
                int filled = x.filledLanes(block);
                Transposition.copy(samples, at, x.features(), filled, first, end, x.array(), to + at, x.lanes());
                for (int f = first; f < end && filled < x.lanes(); f++) {
                    Arrays.fill(x.array(), to + at + f * x.lanes() + filled, to + at + (f + 1) * x.lanes(), 0);
                }
            }
        }
    }

    /** Copies a value or its gradient to samples that lie one behind the other. */
    static void read(Activation x, int from, float[] samples) {
        for (int n = 0; n < x.samples(); n++) {
            for (int f = 0; f < x.features(); f++) {
                samples[n * x.features() + f] = x.array()[from + x.index(n, f)];
            }
        }
    }
}
