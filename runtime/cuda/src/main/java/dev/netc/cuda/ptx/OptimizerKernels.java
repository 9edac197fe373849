package dev.netc.cuda.ptx;

import static dev.netc.cuda.ptx.OptimizerSetting.CORRECTION;
import static dev.netc.cuda.ptx.OptimizerSetting.DECAY;
import static dev.netc.cuda.ptx.OptimizerSetting.EPSILON;
import static dev.netc.cuda.ptx.OptimizerSetting.MOMENTUM;
import static dev.netc.cuda.ptx.OptimizerSetting.MOMENTUM_REST;
import static dev.netc.cuda.ptx.OptimizerSetting.RATE;
import static dev.netc.cuda.ptx.OptimizerSetting.SHRINK;
import static dev.netc.cuda.ptx.OptimizerSetting.SQUARES;
import static dev.netc.cuda.ptx.OptimizerSetting.SQUARES_REST;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One step of each optimizer. Its settings stand in the device's memory, since some change with each step; a thread reads them once. */
final class OptimizerKernels {

    static final String SGD = "sgd";
    static final String SGD_MOMENTUM = "sgd_momentum";
    static final String SGD_NESTEROV = "sgd_nesterov";
    static final String ADAM = "adam";
    static final String RMSPROP = "rmsprop";

    private final Kernel kernel;
    private final Array<Float32> w;
    private final Array<Float32> dw;
    private final Int32 count;
    private final Map<OptimizerSetting, Float32> settings = new EnumMap<>(OptimizerSetting.class);

    private OptimizerKernels(String name, String formula, OptimizerSetting... used) {
        kernel = new Kernel(name, formula);
        w = kernel.floats("w");
        dw = kernel.floats("dw");
        Array<Float32> numbers = kernel.floats("settings");
        count = kernel.whole("count");
        for (OptimizerSetting setting : used) {
            settings.put(setting, numbers.get(kernel.whole(setting.ordinal())));
        }
    }

    private Float32 the(OptimizerSetting setting) {
        return settings.get(setting);
    }

    static List<Kernel> all() {
        return List.of(
                sgd(),
                momentum(SGD_MOMENTUM, "v", false),
                momentum(SGD_NESTEROV, "g + momentum v", true),
                adam(),
                rmsProp());
    }

    private static Kernel sgd() {
        OptimizerKernels in = new OptimizerKernels(SGD, "w = w - rate (dw + decay w)", RATE, DECAY);
        in.kernel.stream(in.count, i -> {
            Float32 weight = in.w.get(i);
            Float32 slope = in.dw.get(i);
            return () -> in.move(i, weight, in.decayed(slope, weight));
        });
        return in.kernel;
    }

    /** The gradient with the decay of the weights in it. */
    private Float32 decayed(Float32 slope, Float32 weight) {
        return the(DECAY).timesPlus(weight, slope);
    }

    /** Moves a weight against a direction, by the rate. */
    private void move(Int32 i, Float32 weight, Float32 direction) {
        w.set(i, the(RATE).negated().timesPlus(direction, weight));
    }

    private static Kernel momentum(String name, String direction, boolean nesterov) {
        String formula = "g = dw + decay w; v = momentum v + g; w = w - rate (" + direction + ")";
        OptimizerKernels in = new OptimizerKernels(name, formula, RATE, DECAY, MOMENTUM);
        Array<Float32> v = in.kernel.floats("v");
        in.kernel.stream(in.count, i -> {
            Float32 weight = in.w.get(i);
            Float32 slope = in.dw.get(i);
            Float32 before = v.get(i);
            return () -> {
                Float32 gradient = in.decayed(slope, weight);
                Float32 velocity = in.the(MOMENTUM).timesPlus(before, gradient);
                v.set(i, velocity);
                in.move(i, weight, nesterov ? in.the(MOMENTUM).timesPlus(velocity, gradient) : velocity);
            };
        });
        return in.kernel;
    }

    private static Kernel adam() {
        String formula = "w = shrink w; g = dw + decay w; m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2;"
                + " w = w - rate m / (sqrt(v) correction + epsilon)";
        OptimizerKernels in = new OptimizerKernels(ADAM, formula, OptimizerSetting.values());
        Array<Float32> m = in.kernel.floats("m");
        Array<Float32> v = in.kernel.floats("v");
        in.kernel.stream(in.count, i -> {
            Float32 old = in.w.get(i);
            Float32 slope = in.dw.get(i);
            Float32 oldMean = m.get(i);
            Float32 oldSquare = v.get(i);
            return () -> {
                Float32 weight = old.times(in.the(SHRINK));
                Float32 gradient = in.decayed(slope, weight);
                Float32 mean = in.the(MOMENTUM)
                        .timesPlus(oldMean, in.the(MOMENTUM_REST).times(gradient));
                Float32 square = in.square(oldSquare, gradient);
                m.set(i, mean);
                v.set(i, square);
                Float32 deviation = square.squareRoot().timesPlus(in.the(CORRECTION), in.the(EPSILON));
                in.w.set(i, weight.minus(in.the(RATE).times(mean).over(deviation)));
            };
        });
        return in.kernel;
    }

    /** The running mean of squared gradients. */
    private Float32 square(Float32 before, Float32 gradient) {
        return the(SQUARES).timesPlus(before, the(SQUARES_REST).times(gradient.times(gradient)));
    }

    private static Kernel rmsProp() {
        String formula = "g = dw + decay w; s = alpha s + (1 - alpha) g^2; u = momentum u + g / (sqrt(s) + epsilon);"
                + " w = w - rate u";
        OptimizerKernels in =
                new OptimizerKernels(RMSPROP, formula, RATE, DECAY, MOMENTUM, SQUARES, SQUARES_REST, EPSILON);
        Array<Float32> u = in.kernel.floats("u");
        Array<Float32> s = in.kernel.floats("s");
        in.kernel.stream(in.count, i -> {
            Float32 weight = in.w.get(i);
            Float32 slope = in.dw.get(i);
            Float32 oldSquare = s.get(i);
            Float32 before = u.get(i);
            return () -> {
                Float32 gradient = in.decayed(slope, weight);
                Float32 square = in.square(oldSquare, gradient);
                Float32 step = gradient.over(square.squareRoot().plus(in.the(EPSILON)));
                Float32 moved = in.the(MOMENTUM).timesPlus(before, step);
                s.set(i, square);
                u.set(i, moved);
                in.move(i, weight, moved);
            };
        });
        return in.kernel;
    }
}
