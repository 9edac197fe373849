package dev.netc.cpu;

import dev.netc.runtime.operator.Upsample;
import java.util.Arrays;

/** Upsampling of both kinds: each row and column of y lies between two of x, which for the nearest are the same. */
final class Upsampling implements Operation {

    private final Context context;
    private final Activation x; // N x C x H x W
    private final Activation y; // N x C x H*factor x W*factor
    private final Between[] rows;
    private final Between[] columns;

    /** Two neighbours of x, and how much of the second there is. */
    private record Between(int first, int second, float share) {}

    Upsampling(Context context, Upsample upsample, Activation x, Activation y) {
        this.context = context;
        this.x = x;
        this.y = y;
        rows = between(upsample, x.height(), y.height());
        columns = between(upsample, x.width(), y.width());
    }

    private static Between[] between(Upsample upsample, int size, int outputs) {
        Between[] all = new Between[outputs];
        Arrays.setAll(all, i -> switch (upsample.mode()) {
            case NEAREST -> new Between(i / upsample.factor(), i / upsample.factor(), 0);
            case BILINEAR -> {
                double position = Math.max((i + 0.5) / upsample.factor() - 0.5, 0);
                int first = (int) position;
                yield new Between(first, Math.min(first + 1, size - 1), (float) (position - first));
            }
        });
        return all;
    }

    @Override
    public Runnable forward() {
        return new ItemKernel(context.team(), x.planes(), this::enlargePlane);
    }

    private void enlargePlane(int plane) {
        float[] array = x.array();
        int to = y.at() + plane * y.area();
        for (Between row : rows) {
            int above = x.at() + plane * x.area() + row.first * x.width();
            int below = x.at() + plane * x.area() + row.second * x.width();
            for (Between column : columns) {
                float upper = mix(array[above + column.first], array[above + column.second], column.share);
                float lower = mix(array[below + column.first], array[below + column.second], column.share);
                array[to++] = mix(upper, lower, row.share);
            }
        }
    }

    private static float mix(float first, float second, float share) {
        return share == 0 ? first : first * (1 - share) + second * share;
    }

    @Override
    public Runnable backward(Wanted wanted) {
        if (!wanted.input()) {
            return NOTHING;
        }
        boolean adds = wanted.adds();
        return new ItemKernel(context.team(), x.planes(), plane -> collectPlane(plane, adds));
    }

    private void collectPlane(int plane, boolean adds) {
        float[] array = x.array();
        int to = x.gradient() + plane * x.area();
        int from = y.gradient() + plane * y.area();
        if (!adds) {
            Arrays.fill(array, to, to + x.area(), 0);
        }
        for (Between row : rows) {
            int above = to + row.first * x.width();
            int below = to + row.second * x.width();
            for (Between column : columns) {
                float gradient = array[from++];
                array[above + column.first] += gradient * (1 - row.share) * (1 - column.share);
                array[above + column.second] += gradient * (1 - row.share) * column.share;
                array[below + column.first] += gradient * row.share * (1 - column.share);
                array[below + column.second] += gradient * row.share * column.share;
            }
        }
    }
}
