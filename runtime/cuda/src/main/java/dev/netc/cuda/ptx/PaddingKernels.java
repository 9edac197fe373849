package dev.netc.cuda.ptx;

import dev.netc.runtime.operator.Fill;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Images with a border around them, which each {@link Fill} fills in its way, and the gradient of the image from that of all. */
final class PaddingKernels {

    private final Fill.Kind kind;
    private final Kernel kernel;

    private PaddingKernels(Fill.Kind kind, Kernel kernel) {
        this.kind = kind;
        this.kernel = kernel;
    }

    static String name(Fill.Kind kind) {
        return "pad_" + kind.name().toLowerCase(Locale.ROOT);
    }

    static String gradientName(Fill.Kind kind) {
        return name(kind) + "_gradient";
    }

    static List<Kernel> all() {
        return Stream.of(Fill.Kind.values())
                .flatMap(kind -> Stream.of(forward(kind), gradient(kind)))
                .toList();
    }

    private static Kernel forward(Fill.Kind kind) {
        Kernel kernel = new Kernel(name(kind), "y[plane,p,q] = x[plane, p - top, q - left], outside " + outside(kind));
        PaddingKernels in = new PaddingKernels(kind, kernel);
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        Axis rows = new Axis(kernel.whole("height"), kernel.whole("y_height"), kernel.whole("top"));
        Axis columns = new Axis(kernel.whole("width"), kernel.whole("y_width"), kernel.whole("left"));
        Float32 value = kernel.number("value");
        Int32 count = kernel.whole("count");
        kernel.each(count, at -> {
            Place place = Place.of(at, rows.padded(), columns.padded());
            Int32 h = in.source(place.row().minus(rows.before()), rows.size());
            Int32 w = in.source(place.column().minus(columns.before()), columns.size());
            Float32 result = value.variable("result");
            Truth inside = h.isIndexOf(rows.size()).and(w.isIndexOf(columns.size()));
            kernel.when(inside, () -> result.set(x.get(place.index(h, w, rows.size(), columns.size()))));
            y.set(at, result);
        });
        return kernel;
    }

    private static String outside(Fill.Kind kind) {
        return switch (kind) {
            case CONSTANT -> "a value";
            case REFLECT -> "its mirror image without the border";
            case REPLICATE -> "its border";
            case CIRCULAR -> "its other side";
        };
    }

    private static Kernel gradient(Fill.Kind kind) {
        Kernel kernel = new Kernel(gradientName(kind), "dx[plane,h,w] (+)= sum of dy where y is x[plane,h,w]");
        PaddingKernels in = new PaddingKernels(kind, kernel);
        Array<Float32> dy = kernel.floats("dy");
        Array<Float32> dx = kernel.floats("dx");
        Axis rows = new Axis(kernel.whole("height"), kernel.whole("y_height"), kernel.whole("top"));
        Axis columns = new Axis(kernel.whole("width"), kernel.whole("y_width"), kernel.whole("left"));
        Int32 count = kernel.whole("count");
        Truth adds = kernel.flag("adds");
        kernel.each(count, at -> {
            Place place = Place.of(at, rows.size(), columns.size());
            Float32 sum = kernel.number(0).variable("sum");
            in.eachCopy(
                    "p",
                    place.row(),
                    rows,
                    p -> in.eachCopy(
                            "q",
                            place.column(),
                            columns,
                            q -> sum.increase(dy.get(place.index(p, q, rows.padded(), columns.padded())))));
            dx.set(at, sum, adds);
        });
        return kernel;
    }

    /** Height or width: of the image, of the padded one, and how much of the padding is before the image. */
    private record Axis(Int32 size, Int32 padded, Int32 before) {}

    /** {@link Fill#source}; for a constant the index itself. */
    private Int32 source(Int32 index, Int32 size) {
        Int32 last = size.minus(1);
        return switch (kind) {
            case CONSTANT -> index;
            case REFLECT ->
                index.isLess(0)
                        .choose(
                                index.negated(),
                                index.isMore(last).choose(last.times(2).minus(index), index));
            case REPLICATE -> index.max(0).min(last);
            case CIRCULAR -> {
                Int32 rest = index.modulo(size);
                yield rest.isLess(0).choose(rest.plus(size), rest);
            }
        };
    }

    /** Calls the body for each place that an element is copied to. */
    private void eachCopy(String index, Int32 element, Axis axis, Consumer<Int32> body) {
        Int32 own = element.plus(axis.before());
        Int32 last = axis.size().minus(1);
        switch (kind) {
            case CONSTANT -> kernel.loop(index, own, own.plus(1).min(axis.padded()), body);
            case REFLECT -> eachReflection(index, element, axis, body);
            case REPLICATE -> {
                Int32 first = element.isEqual(0).choose(0, own);
                Int32 end =
                        element.isEqual(last).choose(axis.padded(), own.plus(1).min(axis.padded()));
                kernel.loop(index, first, end, body);
            }
            case CIRCULAR -> kernel.loop(index, own.modulo(axis.size()), axis.padded(), axis.size(), body);
        }
    }

    /** The element itself, what is as far before the first as it is behind, and likewise behind the last; the border has no mirror image. */
    private void eachReflection(String index, Int32 element, Axis axis, Consumer<Int32> body) {
        Int32 last = axis.size().minus(1);
        kernel.loop(index + "_image", kernel.whole(0), kernel.whole(3), image -> {
            Int32 before = element.isMore(0).choose(element.negated(), axis.padded());
            Int32 behind = element.isLess(last).choose(last.times(2).minus(element), axis.padded());
            Int32 distance = image.isEqual(0).choose(element, image.isEqual(1).choose(before, behind));
            Int32 place = distance.plus(axis.before());
            kernel.when(place.isIndexOf(axis.padded()), () -> body.accept(place));
        });
    }
}
