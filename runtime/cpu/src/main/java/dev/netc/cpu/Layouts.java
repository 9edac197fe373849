package dev.netc.cpu;

import dev.netc.runtime.Layer;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which values have their samples interleaved, a vector's lanes of them, and which lie as N x C x H x W. A step computes in the layout of
 * its output; an input that lies otherwise is copied for it ({@link LayoutCopy}).
 *
 * <p>With an element of 16 samples in a vector, a convolution is a product of weights and whole vectors at any stride and size, without
 * borders that fill no vector, and pooling is plain vector code. It needs a batch that fills most lanes, and images small enough that the
 * rows of 16 of them, which a window takes from each channel, stay in the caches. Layers that have no kernel for it, and those with larger
 * images, run in N x C x H x W; a convolution with enough work is worth the copy back, and all else takes its input as it lies.
 */
final class Layouts {

    private static final int NONE = 1;

    /** The share of all lanes that samples must fill. */
    private static final double LEAST_FILLED = 0.6;

    /** Height times width of the largest image; with 16 samples, a channel of it is 256 KiB. */
    private static final int LARGEST_IMAGE = 64 * 64;

    /** Elements of the rows that a window takes from all channels, up to which a prediction interleaves larger images too. */
    private static final int LARGEST_ROWS = 16 * 1024;

    /** The products of an element of a convolution's output from which on copying its input costs little beside it. */
    private static final int WORTH_A_COPY = 64;

    private final Program program;
    private final int lanes;
    private final Optional<String> obstacle;
    private final Map<Value, Integer> lanesOf = new HashMap<>();

    Layouts(Program program, Context context) {
        this.program = program;
        lanes = context.kernels().lanes();
        obstacle = obstacle(context);
        Step first = program.forward().get(0);
        lanesOf.put(program.input(), obstacle.isEmpty() && canInterleave(first) ? lanes : NONE);
        program.forward().forEach(step -> lanesOf.put(step.output(), choose(step)));
    }

    /** Why no samples can be interleaved, whatever the layers; empty where they can. */
    private Optional<String> obstacle(Context context) {
        if (!context.kernels().interleaves()) {
            return Optional.of("runs without the Vector API");
        }
        boolean fills = program.batch() >= LEAST_FILLED * Shares.roundUp(program.batch(), lanes);
        return fills
                ? Optional.empty()
                : Optional.of(
                        "batch " + program.batch() + " would leave too much of vectors of " + lanes + " lanes empty");
    }

    private int choose(Step step) {
        if (obstacle.isPresent() || !canInterleave(step)) {
            return NONE;
        }
        return step.layer().operator() instanceof Conv conv && products(conv) >= WORTH_A_COPY
                ? lanes
                : of(step.input());
    }

    private static int products(Conv conv) {
        return conv.inputChannels()
                / conv.groups()
                * conv.window().height()
                * conv.window().width();
    }

    private boolean canInterleave(Step step) {
        Operator operator = step.layer().operator();
        boolean hasSmallRows =
                !program.isTraining() && rows(operator) * step.input().width() <= LARGEST_ROWS;
        return isKnown(operator) && (hasSmallRows || values(step).allMatch(Layouts::isSmall));
    }

    /** How many rows of an image a place of a step's output depends on, of all channels. */
    private static int rows(Operator operator) {
        return operator instanceof Conv conv
                ? conv.inputChannels() / conv.groups() * conv.window().height()
                : 1;
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

    /** How many samples are interleaved in a value; 1 for none. */
    int of(Value value) {
        return lanesOf.get(value);
    }

    /** Whether a step's input lies otherwise than the step computes. */
    boolean copies(Step step, Value input) {
        return of(input) != of(step.output());
    }

    /** The layout of all values, and why. */
    String describe() {
        if (obstacle.isPresent()) {
            return name(NONE) + ": " + obstacle.get();
        }
        List<Step> separate = program.forward().stream()
                .filter(step -> of(step.output()) == NONE)
                .toList();
        if (separate.size() == program.forward().size()) {
            return name(NONE) + ": " + reason(separate.get(0));
        }
        String filled = name(lanes) + ": batch " + program.batch() + " fills most of vectors of " + lanes + " lanes";
        return separate.isEmpty()
                ? filled + ", and every layer has a kernel for that"
                : filled + "; " + name(NONE)
                        + " around layers without a kernel for that or whose images are too large for it";
    }

    private String reason(Step step) {
        Layer layer = step.layer();
        return isKnown(layer.operator())
                ? layer.name() + " has images too large for interleaved samples"
                : layer.name() + " has no kernel for interleaved samples";
    }

    /** How a value lies, in words. */
    String name(Value value) {
        return name(of(value));
    }

    private static String name(int lanes) {
        return lanes > NONE ? lanes + " samples interleaved" : "N x C x H x W";
    }
}
