package dev.netc.cpu;

import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.Window;
import java.util.Arrays;

/** Average pooling of both kinds: which rows and columns an output covers, and what it is divided by, is worked out once. */
final class AveragePooling implements Operation {

    private final Context context;
    private final Activation x; // N x C x H x W
    private final Activation y; // N x C x P x Q
    private final Extent[] rows;
    private final Extent[] columns;

    /** What an output covers of one dimension of the image, and how much that counts in the divisor. */
    private record Extent(int from, int to, int divisor) {

        int length() {
            return to - from;
        }
    }

    private AveragePooling(Context context, Activation x, Activation y, Extent[] rows, Extent[] columns) {
        this.context = context;
        this.x = x;
        this.y = y;
        this.rows = rows;
        this.columns = columns;
    }

    static AveragePooling of(Context context, AvgPool pool, Activation x, Activation y) {
        Window window = pool.window();
        Extent[] rows = new Extent[y.height()];
        Arrays.setAll(rows, p -> {
            int start = p * window.strideHeight() - window.padTop();
            return extent(start, window.height(), x.height(), pool.padBottom(), pool.countsPadding());
        });
        Extent[] columns = new Extent[y.columns()];
        Arrays.setAll(columns, q -> {
            int start = q * window.strideWidth() - window.padLeft();
            return extent(start, window.width(), x.columns(), pool.padRight(), pool.countsPadding());
        });
        return new AveragePooling(context, x, y, rows, columns);
    }

    private static Extent extent(int start, int length, int size, int padding, boolean countsPadding) {
        int from = Math.max(start, 0);
        int to = Math.min(start + length, size);
        return new Extent(from, to, countsPadding ? Math.min(start + length, size + padding) - start : to - from);
    }

    static AveragePooling adaptive(Context context, Activation x, Activation y) {
        return new AveragePooling(
                context, x, y, adaptiveExtents(x.height(), y.height()), adaptiveExtents(x.columns(), y.columns()));
    }

    private static Extent[] adaptiveExtents(int size, int outputs) {
        Extent[] extents = new Extent[outputs];
        Arrays.setAll(extents, i -> {
            int from = (int) ((long) i * size / outputs);
            int to = (int) (((i + 1L) * size + outputs - 1) / outputs);
            return new Extent(from, to, to - from);
        });
        return extents;
    }

    @Override
    public Runnable forward() {
        return new ItemKernel(context.team(), x.planes(), x.lanes() > 1 ? this::poolLanes : this::poolPlane);
    }

    private void poolLanes(int plane) {
        int from = x.at() + plane * x.area();
        int to = y.at() + plane * y.area();
        int lanes = x.lanes();
        for (Extent row : rows) {
            for (Extent column : columns) {
                int window = from + row.from * x.width() + column.from * lanes;
                float factor = 1f / (row.divisor * column.divisor);
                LaneKernels.sumWindow(
                        factor, x.array(), window, row.length(), x.width(), column.length(), y.array(), to);
                to += lanes;
            }
        }
    }

    private void poolPlane(int plane) {
        int from = x.at() + plane * x.area();
        int to = y.at() + plane * y.area();
        for (Extent row : rows) {
            for (Extent column : columns) {
                y.array()[to++] = sum(from, row, column) / (row.divisor * column.divisor);
            }
        }
    }

    private float sum(int from, Extent row, Extent column) {
        if (column.length() == x.width()) {
            return (float) context.kernels().sum(x.array(), from + row.from * x.width(), row.length() * x.width());
        }
        float sum = 0;
        for (int h = row.from; h < row.to; h++) {
            for (int at = from + h * x.width() + column.from; at < from + h * x.width() + column.to; at++) {
                sum += x.array()[at];
            }
        }
        return sum;
    }

    @Override
    public Runnable backward(Wanted wanted) {
        if (!wanted.input()) {
            return NOTHING;
        }
        boolean adds = wanted.adds();
        return new ItemKernel(
                context.team(),
                x.planes(),
                x.lanes() > 1 ? plane -> spreadLanes(plane, adds) : plane -> spreadPlane(plane, adds));
    }

    private void spreadLanes(int plane, boolean adds) {
        int to = x.gradient() + plane * x.area();
        int from = y.gradient() + plane * y.area();
        int lanes = x.lanes();
        if (!adds) {
            Arrays.fill(x.array(), to, to + x.area(), 0);
        }
        for (Extent row : rows) {
            for (Extent column : columns) {
                int window = to + row.from * x.width() + column.from * lanes;
                float factor = 1f / (row.divisor * column.divisor);
                LaneKernels.addToWindow(
                        factor, y.array(), from, x.array(), window, row.length(), x.width(), column.length());
                from += lanes;
            }
        }
    }

    private void spreadPlane(int plane, boolean adds) {
        int to = x.gradient() + plane * x.area();
        int from = y.gradient() + plane * y.area();
        if (!adds) {
            Arrays.fill(x.array(), to, to + x.area(), 0);
        }
        for (Extent row : rows) {
            for (Extent column : columns) {
                spread(to, row, column, y.array()[from++] / (row.divisor * column.divisor));
            }
        }
    }

    private void spread(int to, Extent row, Extent column, float share) {
        for (int h = row.from; h < row.to; h++) {
            for (int at = to + h * x.width() + column.from; at < to + h * x.width() + column.to; at++) {
                x.array()[at] += share;
            }
        }
    }
}
