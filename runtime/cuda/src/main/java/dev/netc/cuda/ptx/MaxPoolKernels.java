package dev.netc.cuda.ptx;

import java.util.List;
import java.util.function.Consumer;

/** Max pooling with any window. Backward each element of x asks the windows that it lies in, in a fixed order. */
final class MaxPoolKernels {

    static final String MAX = "max_pool";
    static final String GRADIENT = "max_pool_gradient";

    private MaxPoolKernels() {}

    static List<Kernel> all() {
        return List.of(forward(), gradient());
    }

    /** Along one axis: the sizes of x and y, and the window's length, step, padding before x and distance of elements. */
    private record Axis(Int32 x, Int32 y, Int32 length, Int32 stride, Int32 before, Int32 dilation) {

        static Axis of(Kernel kernel, String x, String y, String window) {
            return new Axis(
                    kernel.whole(x),
                    kernel.whole(y),
                    kernel.whole(window),
                    kernel.whole(window + "_stride"),
                    kernel.whole(window + "_before"),
                    kernel.whole(window + "_dilation"));
        }
    }

    private static Axis rows(Kernel kernel) {
        return Axis.of(kernel, "height", "y_height", "rows");
    }

    private static Axis columns(Kernel kernel) {
        return Axis.of(kernel, "width", "y_width", "columns");
    }

    private static Kernel forward() {
        Kernel kernel =
                new Kernel(MAX, "y[plane,p,q] = the first largest x[plane,h,w] in the window; source = h width + w");
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        Array<Int32> sources = kernel.integers("sources");
        Axis rows = rows(kernel);
        Axis columns = columns(kernel);
        Int32 count = kernel.whole("count");
        kernel.each(count, at -> {
            Place place = Place.of(at, rows.y(), columns.y());
            Float32 best = kernel.number(Double.NEGATIVE_INFINITY).variable("best");
            Int32 source = kernel.whole(-1).variable("source");
            inWindow(
                    kernel,
                    "h",
                    place.row(),
                    rows,
                    h -> inWindow(kernel, "w", place.column(), columns, w -> {
                        Float32 candidate = x.get(place.index(h, w, rows.x(), columns.x()));
                        Truth wins = isLarger(candidate, best).or(source.isLess(0));
                        best.set(wins.choose(candidate, best));
                        source.set(wins.choose(h.timesPlus(columns.x(), w), source));
                    }));
            y.set(at, best);
            sources.set(at, source);
        });
        return kernel;
    }

    /** NaN is larger than any number, so that it is not lost. */
    private static Truth isLarger(Float32 candidate, Float32 best) {
        return candidate.isAtMost(best).or(best.isNaN()).not();
    }

    /** Calls the body for each element of x in the window of an element of y. */
    private static void inWindow(Kernel kernel, String index, Int32 p, Axis axis, Consumer<Int32> body) {
        Int32 start = p.times(axis.stride()).minus(axis.before());
        kernel.loop(index + "_tap", kernel.whole(0), axis.length(), tap -> {
            Int32 h = tap.timesPlus(axis.dilation(), start);
            kernel.when(h.isIndexOf(axis.x()), () -> body.accept(h));
        });
    }

    private static Kernel gradient() {
        Kernel kernel = new Kernel(GRADIENT, "dx[plane,h,w] (+)= sum of dy[plane,p,q] with source h width + w");
        Array<Int32> sources = kernel.integers("sources");
        Array<Float32> dy = kernel.floats("dy");
        Array<Float32> dx = kernel.floats("dx");
        Axis rows = rows(kernel);
        Axis columns = columns(kernel);
        Int32 count = kernel.whole("count");
        Truth adds = kernel.flag("adds");
        kernel.each(count, at -> {
            Place place = Place.of(at, rows.x(), columns.x());
            Int32 own = place.row().timesPlus(columns.x(), place.column());
            Float32 sum = kernel.number(0).variable("sum");
            windowsOf(
                    kernel,
                    "p",
                    place.row(),
                    rows,
                    p -> windowsOf(kernel, "q", place.column(), columns, q -> {
                        Int32 window = place.index(p, q, rows.y(), columns.y());
                        kernel.when(sources.get(window).isEqual(own), () -> sum.increase(dy.get(window)));
                    }));
            dx.set(at, sum, adds);
        });
        return kernel;
    }

    /** Calls the body for each element of y in the window of which an element of x lies. */
    private static void windowsOf(Kernel kernel, String index, Int32 h, Axis axis, Consumer<Int32> body) {
        Int32 end = h.plus(axis.before());
        kernel.loop(index + "_tap", kernel.whole(0), axis.length(), tap -> {
            Int32 start = end.minus(tap.times(axis.dilation()));
            Int32 p = start.over(axis.stride());
            Truth whole = start.isEqual(p.times(axis.stride()));
            Truth exists = start.isAtLeast(0).and(p.isLess(axis.y()));
            kernel.when(whole.and(exists), () -> body.accept(p));
        });
    }
}
