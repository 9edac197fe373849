package dev.netc.cuda.ptx;

import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Launches of pooling of planes; a plane is a channel of a sample, so that there are batch x channels of them. */
public final class PoolingLaunches {

    private PoolingLaunches() {}

    /** From planes of height x width to as many of yHeight x yWidth. */
    public record Planes(int planes, int height, int width, int yHeight, int yWidth) {

        private int xCount() {
            return planes * height * width;
        }

        private int yCount() {
            return planes * yHeight * yWidth;
        }
    }

    /**
     * y = the largest x of each window.
     *
     * @param sources as many int32 as y has elements: where in its plane each came from, for the gradient
     */
    public static Launch maxPool(Window window, long x, long y, long sources, Planes planes) {
        List<Object> arguments = new ArrayList<>(List.of(x, y, sources));
        arguments.addAll(axes(window, planes));
        arguments.add(planes.yCount());
        return new Launch(MaxPoolKernels.MAX, Grids.elements(planes.yCount()), arguments);
    }

    /** dx = the gradient of each element that was the largest, or that is added to dx. */
    public static Launch maxPoolGradient(Window window, long sources, long dy, long dx, Planes planes, boolean adds) {
        List<Object> arguments = new ArrayList<>(List.of(sources, dy, dx));
        arguments.addAll(axes(window, planes));
        Collections.addAll(arguments, planes.xCount(), Flags.of(adds));
        return new Launch(MaxPoolKernels.GRADIENT, Grids.elements(planes.xCount()), arguments);
    }

    private static List<Object> axes(Window window, Planes planes) {
        return List.of(
                planes.height(),
                planes.yHeight(),
                window.height(),
                window.strideHeight(),
                window.padTop(),
                window.dilationHeight(),
                planes.width(),
                planes.yWidth(),
                window.width(),
                window.strideWidth(),
                window.padLeft(),
                window.dilationWidth());
    }

    /** y = the mean of each window. */
    public static Launch avgPool(AvgPool pool, long x, long y, Planes planes) {
        List<Object> arguments = new ArrayList<>(List.of(x, y));
        arguments.addAll(axes(pool, planes));
        arguments.add(planes.yCount());
        return new Launch(MeanPoolKernels.AVERAGE, Grids.elements(planes.yCount()), arguments);
    }

    /** dx = the gradient of average pooling, or that is added to dx. */
    public static Launch avgPoolGradient(AvgPool pool, long dy, long dx, Planes planes, boolean adds) {
        List<Object> arguments = new ArrayList<>(List.of(dy, dx));
        arguments.addAll(axes(pool, planes));
        Collections.addAll(arguments, Flags.of(adds), planes.xCount());
        return new Launch(MeanPoolKernels.AVERAGE_GRADIENT, Grids.elements(planes.xCount()), arguments);
    }

    private static List<Object> axes(AvgPool pool, Planes planes) {
        Window window = pool.window();
        return List.of(
                Flags.of(pool.countsPadding()),
                planes.height(),
                planes.yHeight(),
                window.height(),
                window.strideHeight(),
                window.padTop(),
                pool.padBottom(),
                planes.width(),
                planes.yWidth(),
                window.width(),
                window.strideWidth(),
                window.padLeft(),
                pool.padRight());
    }

    /** y = the mean of each of yHeight x yWidth parts, which together are the whole plane. */
    public static Launch adaptiveAvgPool(long x, long y, Planes planes) {
        return new Launch(
                MeanPoolKernels.ADAPTIVE,
                Grids.elements(planes.yCount()),
                List.of(x, y, planes.height(), planes.yHeight(), planes.width(), planes.yWidth(), planes.yCount()));
    }

    /** dx = the gradient of adaptive pooling, or that is added to dx. */
    public static Launch adaptiveAvgPoolGradient(long dy, long dx, Planes planes, boolean adds) {
        return new Launch(
                MeanPoolKernels.ADAPTIVE_GRADIENT,
                Grids.elements(planes.xCount()),
                List.of(
                        dy,
                        dx,
                        planes.height(),
                        planes.yHeight(),
                        planes.width(),
                        planes.yWidth(),
                        Flags.of(adds),
                        planes.xCount()));
    }
}
