package dev.netc.cuda.ptx;

import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Upsample;
import java.util.List;

/**
 * Launches of kernels that bring numbers into another order or another size. A plane is a channel of a sample, so that there are
 * batch x channels of them.
 */
public final class ArrangementLaunches {

    private ArrangementLaunches() {}

    /**
     * y[n,i] = x[n,i] for the first numbers of each row, or that is added to y: a part of a concatenation, forward or backward, where x or y
     * is the address of the part's beginning.
     *
     * @param xRow how many numbers a row of x has
     * @param yRow how many a row of y has
     * @param length how many of them are copied
     */
    public static Launch copyRows(long x, int xRow, long y, int yRow, int length, int rows, boolean adds) {
        int count = rows * length;
        return launch(ArrangementKernels.ROWS, count, x, y, xRow, yRow, length, count, Flags.of(adds));
    }

    /** y[n, i groups + g] = x[n, g channels/groups + i], or that is added to y. Its gradient is the same with channels/groups groups. */
    public static Launch channelShuffle(int groups, long x, long y, int batch, int channels, int area, boolean adds) {
        int count = batch * channels * area;
        return launch(ArrangementKernels.SHUFFLE, count, x, y, groups, channels, area, count, Flags.of(adds));
    }

    /** Planes of height x width to planes that are larger by the factor. */
    public static Launch upsample(Upsample upsample, long x, long y, int planes, int height, int width) {
        int factor = upsample.factor();
        int count = planes * height * factor * width * factor;
        String kernel =
                switch (upsample.mode()) {
                    case NEAREST -> ArrangementKernels.NEAREST;
                    case BILINEAR -> ArrangementKernels.BILINEAR;
                };
        return launch(kernel, count, x, y, factor, height, width, count);
    }

    /** The gradient of planes of height x width from that of the larger ones; set, or added to dx. */
    public static Launch upsampleGradient(
            Upsample upsample, long dy, long dx, int planes, int height, int width, boolean adds) {
        int count = planes * height * width;
        String kernel =
                switch (upsample.mode()) {
                    case NEAREST -> ArrangementKernels.NEAREST_GRADIENT;
                    case BILINEAR -> ArrangementKernels.BILINEAR_GRADIENT;
                };
        return launch(kernel, count, dy, dx, upsample.factor(), height, width, count, Flags.of(adds));
    }

    /** A padded image's size and where the image begins in it. */
    public record Padding(int height, int width, int top, int left) {}

    /** Planes of height x width to planes of the padded size. */
    public static Launch pad(Fill fill, long x, long y, int planes, int height, int width, Padding padding) {
        int count = planes * padding.height() * padding.width();
        return launch(
                PaddingKernels.name(fill.kind()),
                count,
                x,
                y,
                height,
                padding.height(),
                padding.top(),
                width,
                padding.width(),
                padding.left(),
                fill.value(),
                count);
    }

    /** The gradient of planes of height x width from that of the padded ones; set, or added to dx. */
    public static Launch padGradient(
            Fill fill, long dy, long dx, int planes, int height, int width, Padding padding, boolean adds) {
        int count = planes * height * width;
        return launch(
                PaddingKernels.gradientName(fill.kind()),
                count,
                dy,
                dx,
                height,
                padding.height(),
                padding.top(),
                width,
                padding.width(),
                padding.left(),
                count,
                Flags.of(adds));
    }

    private static Launch launch(String kernel, int count, Object... arguments) {
        return new Launch(kernel, Grids.elements(count), List.of(arguments));
    }
}
