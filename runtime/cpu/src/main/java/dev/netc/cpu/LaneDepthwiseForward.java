package dev.netc.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A convolution whose channels have one filter each, going forward over interleaved samples: for places that the same elements of the
 * window meet, which are all but those at the border, one loop for each row.
 */
final class LaneDepthwiseForward extends ParallelKernel {

    /** Neighbouring rows or columns of the output that the same elements of the window meet. */
    private record Span(int from, int to) {

        int places() {
            return to - from;
        }
    }

    /**
     * Places of the output that the same elements of the window meet, which lie in lines.
     *
     * @param taps those elements
     * @param offsets where they meet the first place, in a channel of the image
     * @param target where the first place lies, in a channel of the output
     * @param lines how many, along the shorter side
     * @param line how far the image moves from one line to the next
     * @param targetLine and the output
     * @param places how many in a line
     * @param step how far the image moves from one place to the next
     * @param targetStep and the output
     */
    private record Region(
            int[] taps,
            int[] offsets,
            int target,
            int lines,
            int line,
            int targetLine,
            int places,
            int step,
            int targetStep) {}

    private final Context context;
    private final ConvGeometry conv;
    private final Activation x;
    private final Activation y;
    private final int weight;
    private final int bias;
    private final Rectifier rectifier;
    private final Region[] regions;

    /** @param conv with one channel and one filter in each group */
    LaneDepthwiseForward(
            Context context, ConvGeometry conv, Activation x, Activation y, int weight, int bias, Rectifier rectifier) {
        super(context.team());
        this.context = context;
        this.conv = conv;
        this.x = x;
        this.y = y;
        this.weight = weight;
        this.bias = bias;
        this.rectifier = rectifier;
        regions = regions();
        context.warmUp().add(WarmUp.Kind.LANE_DEPTHWISE, conv.window().area());
        phases(this::share);
    }

    private Region[] regions() {
        LaneAxis rows = LaneAxis.forwardRows(conv);
        LaneAxis columns = LaneAxis.forwardColumns(conv);
        List<Region> found = new ArrayList<>();
        for (Span down : spans(rows)) {
            for (Span across : spans(columns)) {
                found.add(region(rows, down, columns, across));
            }
        }
        return found.toArray(Region[]::new);
    }

    private static List<Span> spans(LaneAxis axis) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int p = 1; p <= axis.places(); p++) {
            if (p == axis.places() || axis.first()[p] != axis.first()[from] || axis.count()[p] != axis.count()[from]) {
                spans.add(new Span(from, p));
                from = p;
            }
        }
        return spans;
    }

    private Region region(LaneAxis rows, Span down, LaneAxis columns, Span across) {
        int row = down.from;
        int column = across.from;
        int width = columns.count()[column];
        int met = rows.count()[row] * width;
        int[] taps = IntStream.range(0, met)
                .map(t -> (rows.first()[row] + t / width) * conv.window().width() + columns.first()[column] + t % width)
                .toArray();
        int[] offsets = IntStream.range(0, met)
                .map(t -> (rows.source()[row] + t / width * rows.step()) * x.width()
                        + (columns.source()[column] + t % width * columns.step()) * x.lanes())
                .toArray();
        int target = row * y.width() + column * y.lanes();
        int line = conv.window().strideHeight() * x.width();
        int step = conv.window().strideWidth() * x.lanes();
        return across.places() >= down.places()
                ? new Region(taps, offsets, target, down.places(), line, y.width(), across.places(), step, y.lanes())
                : new Region(taps, offsets, target, across.places(), step, y.lanes(), down.places(), line, y.width());
    }

    private void share(int worker, int workers) {
        int end = Shares.start(y.planes(), worker + 1, workers);
        for (int plane = Shares.start(y.planes(), worker, workers); plane < end; plane++) {
            compute(plane, plane % y.channels());
        }
    }

    private void compute(int plane, int channel) {
        float[] parameters = context.parameters().values();
        float shift = bias < 0 ? 0 : parameters[bias + channel];
        int filter = weight + channel * conv.window().area();
        int to = y.at() + plane * y.area();
        for (Region region : regions) {
            int from = x.at() + plane * x.area();
            for (int line = 0; line < region.lines; line++) {
                LaneDepthwiseKernels.sum(
                        parameters,
                        filter,
                        region.taps,
                        shift,
                        x.array(),
                        from + line * region.line,
                        region.offsets,
                        region.step,
                        y.array(),
                        to + region.target + line * region.targetLine,
                        region.targetStep,
                        region.places);
            }
        }
        LaneKernels.rectify(rectifier, y.area() / y.lanes(), y.array(), to);
    }
}
