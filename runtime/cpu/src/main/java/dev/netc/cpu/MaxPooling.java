package dev.netc.cpu;

import dev.netc.runtime.operator.Window;
import java.util.Arrays;

/** Max pooling; in training it remembers for each output where in its plane the largest element stood. */
final class MaxPooling implements Operation {

    private final Context context;
    private final Window window;
    private final Activation x; // N x C x H x W
    private final Activation y; // N x C x P x Q
    private final int[] largest; // for each element of y, in its plane of x; empty where nobody asks
    private final boolean masks;
    private final boolean halves;

    /** @param masks whether x is a relu's output, whose gradient is found here as well: it is 0 where the result is */
    MaxPooling(Context context, Window window, Activation x, Activation y, boolean training, boolean masks) {
        this.context = context;
        this.window = window;
        this.x = x;
        this.y = y;
        this.masks = masks;
        largest = new int[training ? y.elements() : 0];
        halves = halves(window, x, y);
    }

    /** The frequent case: whether windows are 2x2 and side by side, all in the image. */
    static boolean halves(Window window, Activation x, Activation y) {
        return window.equals(Window.of(2, 2).stride(2, 2))
                && 2 * y.height() <= x.height()
                && 2 * y.columns() <= x.columns();
    }

    @Override
    public Runnable forward() {
        return halves
                ? new ItemKernel(context.team(), x.planes(), this::halvePlane)
                : new PoolingKernel(context, window, x, y, largest);
    }

    /** Without branches, which nobody could predict. */
    private void halvePlane(int plane) {
        float[] array = x.array();
        int width = x.width();
        int from = x.at() + plane * x.area();
        int to = plane * y.area();
        for (int p = 0; p < y.height(); p++) {
            for (int q = 0; q < y.width(); q++) {
                int at = 2 * p * width + 2 * q;
                float first = array[from + at] + 0f; // makes -0 to 0, so that equal numbers have equal bits
                float second = array[from + at + 1] + 0f;
                float third = array[from + at + width] + 0f;
                float most = Math.max(Math.max(first, second), Math.max(third, array[from + at + width + 1] + 0f));
                int before = differs(first, most) * (1 + differs(second, most) * (1 + differs(third, most)));
                if (largest.length > 0) {
                    largest[to] = at + (before & 1) + (before >> 1) * width;
                }
                array[y.at() + to++] = most;
            }
        }
    }

    /** 1 or 0. */
    private static int differs(float a, float b) {
        int difference = Float.floatToRawIntBits(a) ^ Float.floatToRawIntBits(b);
        return (difference | -difference) >>> 31;
    }

    @Override
    public Runnable backward(Wanted wanted) {
        if (!wanted.input()) {
            return NOTHING;
        }
        boolean adds = wanted.adds();
        return new ItemKernel(context.team(), x.planes(), plane -> spreadPlane(plane, adds));
    }

    private void spreadPlane(int plane, boolean adds) {
        float[] array = x.array();
        int to = x.gradient() + plane * x.area();
        int from = y.gradient() + plane * y.area();
        int first = plane * y.area();
        if (!adds) {
            Arrays.fill(array, to, to + x.area(), 0);
        }
        for (int i = 0; i < y.area(); i++) {
            boolean passes = !masks || array[y.at() + first + i] > 0;
            array[to + largest[first + i]] += passes ? array[from + i] : 0;
        }
    }
}
