package dev.netc.cuda.ptx;

import dev.netc.runtime.backend.CounterRandom;
import java.util.List;

/** Dropout with the numbers of {@link CounterRandom}, to the bit. */
final class DropoutKernels {

    static final String DROP = "dropout";
    static final String COUNT = "count_pass";

    private DropoutKernels() {}

    static List<Kernel> all() {
        return List.of(drop(), count());
    }

    /** Every thread makes the stream of its pass for itself: three numbers are mixed sooner than a kernel is launched. */
    private static Kernel drop() {
        Kernel kernel = new Kernel(
                DROP, "y[i] (+)= uniform(stream(pass), i / together) < probability ? 0 : x[i] / (1 - probability)");
        Array<Float32> x = kernel.floats("x");
        Array<Float32> y = kernel.floats("y");
        Array<Int64> pass = kernel.longs("pass");
        Int64 seed = kernel.bits("seed");
        Int64 layer = kernel.bits("layer");
        Int32 threshold = kernel.whole("threshold");
        Float32 kept = kernel.number("kept");
        Int32 together = kernel.whole("together");
        Int32 count = kernel.whole("count");
        Truth adds = kernel.flag("adds");
        Int64 golden = kernel.bits(CounterRandom.GOLDEN_GAMMA);
        Int64 inPass = mix(pass.get(kernel.whole(0)).plus(1).timesPlus(golden, mix(seed.plus(golden))));
        Int64 stream = mix(layer.plus(1).timesPlus(golden, inPass));
        kernel.stream(count, i -> {
            Float32 each = x.get(i);
            Float32 before = y.get(i, adds);
            return () -> {
                Int64 draw = mix(i.over(together).plus(1).extended().timesPlus(golden, stream));
                Truth drops = draw.shiftedRight(40).low().isLess(threshold);
                y.set(i, drops.choose(0, each.over(kept)).plus(before));
            };
        });
        return kernel;
    }

    private static Int64 mix(Int64 bits) {
        Int64 first = bits.xor(bits.shiftedRight(30)).times(bits.bits(CounterRandom.FIRST_FACTOR));
        Int64 second = first.xor(first.shiftedRight(27)).times(bits.bits(CounterRandom.SECOND_FACTOR));
        return second.xor(second.shiftedRight(31));
    }

    private static Kernel count() {
        Kernel kernel = new Kernel(COUNT, "pass = pass + 1");
        Array<Int64> pass = kernel.longs("pass");
        Int32 only = kernel.whole(0);
        kernel.each(kernel.whole(1), i -> pass.set(only, pass.get(only).plus(1)));
        return kernel;
    }
}
