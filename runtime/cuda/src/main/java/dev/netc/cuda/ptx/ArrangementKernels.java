package dev.netc.cuda.ptx;

import java.util.List;
import java.util.function.Consumer;

/** Kernels that bring numbers into another order or another size. Backward each element fetches what flows to it, in a fixed order. */
final class ArrangementKernels {

    static final String ROWS = "copy_rows";
    static final String SHUFFLE = "channel_shuffle";
    static final String NEAREST = "upsample_nearest";
    static final String NEAREST_GRADIENT = "upsample_nearest_gradient";
    static final String BILINEAR = "upsample_bilinear";
    static final String BILINEAR_GRADIENT = "upsample_bilinear_gradient";

    private ArrangementKernels() {}

    static List<Kernel> all() {
        return List.of(rows(), shuffle(), nearest(), nearestGradient(), bilinear(), bilinearGradient());
    }

    private static Kernel rows() {
        Kernel kernel = new Kernel(ROWS, "y[n,i] (+)= x[n,i] for i < length, where rows of x and y have other lengths");
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        Int32 xRow = kernel.whole("x_row");
        Int32 yRow = kernel.whole("y_row");
        Int32 length = kernel.whole("length");
        Int32 count = kernel.whole("count");
        Truth adds = kernel.flag("adds");
        kernel.each(count, at -> {
            Int32 n = at.over(length);
            Int32 i = at.minus(n.times(length));
            y.set(n.timesPlus(yRow, i), x.get(n.timesPlus(xRow, i)), adds);
        });
        return kernel;
    }

    private static Kernel shuffle() {
        Kernel kernel = new Kernel(SHUFFLE, "y[n, i groups + g] (+)= x[n, g channels/groups + i]");
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        Int32 groups = kernel.whole("groups");
        Int32 channels = kernel.whole("channels");
        Int32 area = kernel.whole("area");
        Int32 count = kernel.whole("count");
        Truth adds = kernel.flag("adds");
        Int32 inGroup = channels.over(groups);
        kernel.each(count, at -> {
            Place place = Place.of(at, channels, area);
            Int32 i = place.row().over(groups);
            Int32 g = place.row().minus(i.times(groups));
            Int32 source = g.timesPlus(inGroup, i);
            y.set(at, x.get(place.index(source, place.column(), channels, area)), adds);
        });
        return kernel;
    }

    private static Kernel nearest() {
        Kernel kernel = new Kernel(NEAREST, "y[plane,p,q] = x[plane, p/factor, q/factor]");
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        Int32 factor = kernel.whole("factor");
        Int32 height = kernel.whole("height");
        Int32 width = kernel.whole("width");
        Int32 count = kernel.whole("count");
        Int32 yHeight = height.times(factor);
        Int32 yWidth = width.times(factor);
        kernel.each(count, at -> {
            Place place = Place.of(at, yHeight, yWidth);
            Int32 h = place.row().over(factor);
            Int32 w = place.column().over(factor);
            y.set(at, x.get(place.index(h, w, height, width)));
        });
        return kernel;
    }

    private static Kernel nearestGradient() {
        Kernel kernel = new Kernel(
                NEAREST_GRADIENT, "dx[plane,h,w] (+)= sum of dy[plane,p,q] with p/factor = h and q/factor = w");
        Array<Float32> dy = kernel.floats("dy");
        Array<Float32> dx = kernel.floats("dx");
        Int32 factor = kernel.whole("factor");
        Int32 height = kernel.whole("height");
        Int32 width = kernel.whole("width");
        Int32 count = kernel.whole("count");
        Truth adds = kernel.flag("adds");
        Int32 yHeight = height.times(factor);
        Int32 yWidth = width.times(factor);
        kernel.each(count, at -> {
            Place place = Place.of(at, height, width);
            Int32 p0 = place.row().times(factor);
            Int32 q0 = place.column().times(factor);
            Float32 sum = kernel.number(0).variable("sum");
            kernel.loop(
                    "p",
                    p0,
                    p0.plus(factor),
                    p -> kernel.loop(
                            "q", q0, q0.plus(factor), q -> sum.increase(dy.get(place.index(p, q, yHeight, yWidth)))));
            dx.set(at, sum, adds);
        });
        return kernel;
    }

    private static Kernel bilinear() {
        Kernel kernel = new Kernel(
                BILINEAR,
                "y[plane,p,q] = x[plane] between four elements, where row p stands at (p + 1/2) / factor - 1/2");
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        Int32 factor = kernel.whole("factor");
        Int32 height = kernel.whole("height");
        Int32 width = kernel.whole("width");
        Int32 count = kernel.whole("count");
        Int32 yHeight = height.times(factor);
        Int32 yWidth = width.times(factor);
        kernel.each(count, at -> {
            Place place = Place.of(at, yHeight, yWidth);
            Interpolation rows = Interpolation.of(place.row(), factor, height);
            Interpolation columns = Interpolation.of(place.column(), factor, width);
            Float32 above = columns.between(w -> x.get(place.index(rows.low(), w, height, width)));
            Float32 below = columns.between(w -> x.get(place.index(rows.high(), w, height, width)));
            y.set(at, rows.between(above, below));
        });
        return kernel;
    }

    /** Each x looks at all of y that could lie between it and a neighbour: three times the factor in either direction. */
    private static Kernel bilinearGradient() {
        Kernel kernel = new Kernel(
                BILINEAR_GRADIENT, "dx[plane,h,w] (+)= sum of dy[plane,p,q] times the share of x[plane,h,w] in it");
        Array<Float32> dy = kernel.floats("dy");
        Array<Float32> dx = kernel.floats("dx");
        Int32 factor = kernel.whole("factor");
        Int32 height = kernel.whole("height");
        Int32 width = kernel.whole("width");
        Int32 count = kernel.whole("count");
        Truth adds = kernel.flag("adds");
        Int32 yHeight = height.times(factor);
        Int32 yWidth = width.times(factor);
        kernel.each(count, at -> {
            Place place = Place.of(at, height, width);
            Float32 sum = kernel.number(0).variable("sum");
            near(kernel, "p", place.row(), factor, yHeight, p -> {
                Float32 rowShare = Interpolation.of(p, factor, height).share(place.row());
                near(kernel, "q", place.column(), factor, yWidth, q -> {
                    Float32 share = Interpolation.of(q, factor, width).share(place.column());
                    sum.increaseByProduct(rowShare.times(share), dy.get(place.index(p, q, yHeight, yWidth)));
                });
            });
            dx.set(at, sum, adds);
        });
        return kernel;
    }

    private static void near(
            Kernel kernel, String index, Int32 middle, Int32 factor, Int32 size, Consumer<Int32> body) {
        Int32 first = middle.minus(1).times(factor).max(0);
        Int32 end = middle.plus(2).times(factor).min(size);
        kernel.loop(index, first, end, body);
    }
}
