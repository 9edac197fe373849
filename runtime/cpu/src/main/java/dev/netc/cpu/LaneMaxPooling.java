package dev.netc.cpu;

import dev.netc.runtime.operator.Window;
import java.util.Arrays;

/**
 * Max pooling over interleaved samples. Which element was the largest is not remembered: going backward, the first that is as large as the
 * result takes its gradient.
 *
 * @param masks whether x is a relu's output, whose gradient is found here as well: it is 0 where the result is
 */
record LaneMaxPooling(Context context, Window window, Activation x, Activation y, boolean masks) implements Operation {

    /** One of the window's elements, and the outputs of a row for which it lies in the image. */
    private record Tap(int row, int offset, int first, int count) {}

    LaneMaxPooling {
        context.warmUp().add(WarmUp.Kind.MAXIMUM, 1);
    }

    @Override
    public Runnable forward() {
        if (MaxPooling.halves(window, x, y)) {
            return new ItemKernel(context.team(), x.planes(), this::halve);
        }
        Tap[] taps = taps();
        return new ItemKernel(context.team(), x.planes(), plane -> pool(plane, taps));
    }

    private Tap[] taps() {
        Tap[] taps = new Tap[window.area()];
        for (int i = 0; i < taps.length; i++) {
            int column = i % window.width() * window.dilationWidth() - window.padLeft();
            int first = Math.max(0, Shares.ceil(-column, window.strideWidth()));
            int end = Math.min(y.columns(), Math.floorDiv(x.columns() - 1 - column, window.strideWidth()) + 1);
            int row = i / window.width() * window.dilationHeight() - window.padTop();
            taps[i] = new Tap(row, column * x.lanes(), first, Math.max(0, end - first));
        }
        return taps;
    }

    private void halve(int plane) {
        int from = x.at() + plane * x.area();
        int to = y.at() + plane * y.area();
        for (int p = 0; p < y.height(); p++) {
            int row = from + 2 * p * x.width();
            LaneKernels.maxOfFour(x.array(), row, x.width(), y.array(), to + p * y.width(), y.columns());
        }
    }

    private int step() {
        return window.strideWidth() * x.lanes();
    }

    private void pool(int plane, Tap[] taps) {
        int from = x.at() + plane * x.area();
        int to = y.at() + plane * y.area();
        Arrays.fill(y.array(), to, to + y.area(), Float.NEGATIVE_INFINITY);
        for (int p = 0; p < y.height(); p++) {
            for (Tap tap : taps) {
                int row = p * window.strideHeight() + tap.row;
                if (row >= 0 && row < x.height()) {
                    LaneKernels.max(
                            x.array(),
                            from + row * x.width() + tap.offset + tap.first * step(),
                            step(),
                            y.array(),
                            to + p * y.width() + tap.first * x.lanes(),
                            tap.count);
                }
            }
        }
    }

    @Override
    public Runnable backward(Wanted wanted) {
        if (!wanted.input()) {
            return NOTHING;
        }
        boolean adds = wanted.adds();
        Tap[] taps = taps();
        context.workspace().reservePerWorker(y.width());
        return new SpreadKernel(this, taps, adds);
    }

    /** Going backward; each worker takes some planes, and keeps a row of the gradient that is left. */
    private static final class SpreadKernel extends ParallelKernel {

        private final LaneMaxPooling pooling;
        private final Tap[] taps;
        private final boolean clears; // whether the gradient is 0 before it grows
        private final boolean grows;
        private final boolean halves;

        SpreadKernel(LaneMaxPooling pooling, Tap[] taps, boolean adds) {
            super(pooling.context.team());
            this.pooling = pooling;
            this.taps = taps;
            grows = adds || !pooling.coversOnce();
            clears = grows && !adds;
            halves = !grows && MaxPooling.halves(pooling.window, pooling.x, pooling.y);
            phases(this::share);
        }

        private void share(int worker, int workers) {
            int planes = pooling.x.planes();
            int left = pooling.context.workspace().of(worker);
            int end = Shares.start(planes, worker + 1, workers);
            for (int plane = Shares.start(planes, worker, workers); plane < end; plane++) {
                if (clears) {
                    pooling.clear(plane);
                }
                for (int p = 0; p < pooling.y.height(); p++) {
                    int place = plane * pooling.y.area() + p * pooling.y.width();
                    pooling.copyGradient(place, left);
                    if (halves) {
                        pooling.giveToFour(plane, p, place, left);
                    } else {
                        pooling.give(plane, p, place, taps, grows, left);
                    }
                }
            }
        }
    }

    private void clear(int plane) {
        int to = x.gradient() + plane * x.area();
        Arrays.fill(x.array(), to, to + x.area(), 0);
    }

    /** Gives a row of the gradient to the elements of its windows. */
    private void give(int plane, int p, int place, Tap[] taps, boolean grows, int left) {
        for (Tap tap : taps) {
            int row = p * window.strideHeight() + tap.row;
            if (row >= 0 && row < x.height()) {
                int from = plane * x.area() + row * x.width() + tap.offset + tap.first * step();
                LaneKernels.maxGradient(
                        x.array(),
                        x.at() + from,
                        x.gradient() + from,
                        step(),
                        y.array(),
                        y.at() + place + tap.first * x.lanes(),
                        context.workspace().array(),
                        left + tap.first * x.lanes(),
                        tap.count,
                        grows);
            }
        }
    }

    private void giveToFour(int plane, int p, int place, int left) {
        int from = plane * x.area() + 2 * p * x.width();
        LaneKernels.maxOfFourGradient(
                x.array(),
                x.at() + from,
                x.gradient() + from,
                x.width(),
                y.array(),
                y.at() + place,
                context.workspace().array(),
                left,
                y.columns());
    }

    private void copyGradient(int place, int to0) {
        float[] to = context.workspace().array();
        if (masks) {
            context.kernels()
                    .reluGradient(
                            y.array(), y.at() + place, y.array(), y.gradient() + place, to, to0, y.width(), false);
        } else {
            System.arraycopy(y.array(), y.gradient() + place, to, to0, y.width());
        }
    }

    /** Whether each element of the image lies in exactly one window. */
    private boolean coversOnce() {
        return window.equals(Window.of(window.height(), window.width()).stride(window.height(), window.width()))
                && window.height() * y.height() == x.height()
                && window.width() * y.columns() == x.columns();
    }
}
