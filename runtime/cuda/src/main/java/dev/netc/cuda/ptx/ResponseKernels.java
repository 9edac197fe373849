package dev.netc.cuda.ptx;

import java.util.List;
import java.util.function.Consumer;

/** Local response normalization: channels divided by a power of what is in those nearby. */
final class ResponseKernels {

    static final String FORWARD = "local_response_norm";
    static final String GRADIENT = "local_response_norm_gradient";

    private final Kernel kernel;
    private final Array<Float32> x;
    private final Array<Float32> divisors;
    private final Int32 channels;
    private final Int32 area;
    private final Int32 size;
    private final Float32 beta;

    private ResponseKernels(String name, String formula) {
        kernel = new Kernel(name, formula);
        x = kernel.floats("x");
        divisors = kernel.floats("divisors");
        channels = kernel.whole("channels");
        area = kernel.whole("area");
        size = kernel.whole("size");
        beta = kernel.number("beta");
    }

    static List<Kernel> all() {
        return List.of(forward(), gradient());
    }

    private static Kernel forward() {
        ResponseKernels in = new ResponseKernels(
                FORWARD,
                "y = x / d^beta with d[n,c,i] = k + share * sum of x[n,j,i]^2, j from c - size/2 to c + (size - 1)/2");
        Float32 share = in.kernel.number("share");
        Float32 k = in.kernel.number("k");
        Array<Float32> y = in.kernel.floats("y");
        Int32 count = in.kernel.whole("count");
        in.kernel.each(count, at -> {
            Float32 squares = in.kernel.number(0).variable("squares");
            in.eachNear(at, in.size.over(2), in.size.minus(1).over(2), near -> {
                Float32 value = in.x.get(near);
                squares.increaseByProduct(value, value);
            });
            Float32 divisor = share.timesPlus(squares, k);
            in.divisors.set(at, divisor);
            y.set(at, in.x.get(at).times(Mathematics.power(divisor, in.beta.negated())));
        });
        return in.kernel;
    }

    /** Calls the body for the same place in channels nearby. */
    private void eachNear(Int32 at, Int32 before, Int32 behind, Consumer<Int32> body) {
        Place place = Place.of(at, channels, area);
        Int32 first = place.row().minus(before).max(0);
        Int32 end = place.row().plus(behind).plus(1).min(channels);
        kernel.loop("j", first, end, j -> body.accept(place.index(j, place.column(), channels, area)));
    }

    /** Its own power, and what it is in the divisors of the channels in the windows of which it lies. */
    private static Kernel gradient() {
        ResponseKernels in = new ResponseKernels(
                GRADIENT,
                "dx[c] (+)= dy[c] / d[c]^beta + slope x[c] * sum of dy[j] x[j] / d[j]^(beta + 1), j from c - (size - 1)/2 to c + size/2");
        Float32 slope = in.kernel.number("slope");
        Array<Float32> dy = in.kernel.floats("dy");
        Array<Float32> dx = in.kernel.floats("dx");
        Int32 count = in.kernel.whole("count");
        Truth adds = in.kernel.flag("adds");
        Float32 exponent = in.beta.negated();
        in.kernel.each(count, at -> {
            Float32 sum = in.kernel.number(0).variable("sum");
            in.eachNear(at, in.size.minus(1).over(2), in.size.over(2), near -> {
                Float32 divisor = in.divisors.get(near);
                Float32 part = Mathematics.power(divisor, exponent).over(divisor);
                sum.increaseByProduct(dy.get(near).times(in.x.get(near)), part);
            });
            Float32 own = dy.get(at).times(Mathematics.power(in.divisors.get(at), exponent));
            dx.set(at, slope.times(in.x.get(at)).timesPlus(sum, own), adds);
        });
        return in.kernel;
    }
}
