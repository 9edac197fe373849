package dev.netc.cuda.ptx;

import java.util.List;

/** Average pooling with any window, and adaptive. Backward each element of x asks the windows that it lies in, in a fixed order. */
final class MeanPoolKernels {

    static final String AVERAGE = "avg_pool";
    static final String AVERAGE_GRADIENT = "avg_pool_gradient";
    static final String ADAPTIVE = "adaptive_avg_pool";
    static final String ADAPTIVE_GRADIENT = "adaptive_avg_pool_gradient";

    private static final String FORMULA = "y[plane,p,q] = sum of x[plane,h,w] in the window / what the window counts";
    private static final String GRADIENT =
            "dx[plane,h,w] (+)= sum of dy[plane,p,q] / what the window counts, over windows with h and w";

    private MeanPoolKernels() {}

    static List<Kernel> all() {
        return List.of(average(), averageGradient(), adaptive(), adaptiveGradient());
    }

    private static Kernel average() {
        Kernel kernel = new Kernel(AVERAGE, FORMULA);
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        Truth counts = kernel.flag("counts_padding");
        MeanAxis rows = MeanAxis.Windows.of(kernel, "height", "y_height", "rows", counts);
        MeanAxis columns = MeanAxis.Windows.of(kernel, "width", "y_width", "columns", counts);
        forward(kernel, x, y, rows, columns);
        return kernel;
    }

    private static Kernel averageGradient() {
        Kernel kernel = new Kernel(AVERAGE_GRADIENT, GRADIENT);
        Array<Float32> dy = kernel.floats("dy");
        Array<Float32> dx = kernel.floats("dx");
        Truth counts = kernel.flag("counts_padding");
        MeanAxis rows = MeanAxis.Windows.of(kernel, "height", "y_height", "rows", counts);
        MeanAxis columns = MeanAxis.Windows.of(kernel, "width", "y_width", "columns", counts);
        backward(kernel, dy, dx, rows, columns);
        return kernel;
    }

    private static Kernel adaptive() {
        Kernel kernel = new Kernel(ADAPTIVE, FORMULA);
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        MeanAxis rows = new MeanAxis.Adaptive(kernel.whole("height"), kernel.whole("y_height"));
        MeanAxis columns = new MeanAxis.Adaptive(kernel.whole("width"), kernel.whole("y_width"));
        forward(kernel, x, y, rows, columns);
        return kernel;
    }

    private static Kernel adaptiveGradient() {
        Kernel kernel = new Kernel(ADAPTIVE_GRADIENT, GRADIENT);
        Array<Float32> dy = kernel.floats("dy");
        Array<Float32> dx = kernel.floats("dx");
        MeanAxis rows = new MeanAxis.Adaptive(kernel.whole("height"), kernel.whole("y_height"));
        MeanAxis columns = new MeanAxis.Adaptive(kernel.whole("width"), kernel.whole("y_width"));
        backward(kernel, dy, dx, rows, columns);
        return kernel;
    }

    private static void forward(Kernel kernel, Array<Float32> x, Array<Float32> y, MeanAxis rows, MeanAxis columns) {
        kernel.each(kernel.whole("count"), at -> {
            Place place = Place.of(at, rows.y(), columns.y());
            Int32 p = place.row();
            Int32 q = place.column();
            Int32 left = columns.first(q);
            Int32 right = columns.end(q);
            Float64 sum = kernel.wide(0).variable("sum");
            kernel.loop(
                    "h",
                    rows.first(p),
                    rows.end(p),
                    h -> kernel.loop(
                            "w",
                            left,
                            right,
                            w -> sum.increase(x.get(place.index(h, w, rows.x(), columns.x()))
                                    .wide())));
            Int32 divisor = rows.divisor(p).times(columns.divisor(q));
            y.set(at, sum.over(divisor.wide()).narrow());
        });
    }

    private static void backward(Kernel kernel, Array<Float32> dy, Array<Float32> dx, MeanAxis rows, MeanAxis columns) {
        Truth adds = kernel.flag("adds");
        kernel.each(kernel.whole("count"), at -> {
            Place place = Place.of(at, rows.x(), columns.x());
            Int32 left = columns.firstWindow(place.column());
            Int32 right = columns.windowsEnd(place.column());
            Int32 above = rows.firstWindow(place.row());
            Float32 sum = kernel.number(0).variable("sum");
            kernel.loop(
                    "p",
                    above,
                    rows.windowsEnd(place.row()),
                    p -> kernel.loop("q", left, right, q -> {
                        Int32 divisor = rows.divisor(p).times(columns.divisor(q));
                        sum.increase(
                                dy.get(place.index(p, q, rows.y(), columns.y())).over(divisor.real()));
                    }));
            dx.set(at, sum, adds);
        });
    }
}
