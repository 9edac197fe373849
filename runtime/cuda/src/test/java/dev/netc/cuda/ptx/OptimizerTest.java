package dev.netc.cuda.ptx;

import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.RmsProp;
import dev.netc.runtime.optimizer.Sgd;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {

    private static final int COUNT = 257;
    private static final int STEPS = 4;

    private final TestMemory memory = new TestMemory(Kernels.INTERPRETER);
    private final double[] weights = new double[COUNT];
    private final double[] first = new double[COUNT];
    private final double[] second = new double[COUNT];

    static List<Optimizer> optimizers() {
        return List.of(
                Sgd.rate(0.01),
                Sgd.rate(0.01).decay(0.1),
                Sgd.rate(0.01).momentum(0.9).decay(0.1),
                Sgd.rate(0.01).momentum(0.9).withNesterov(),
                Adam.rate(0.01).decay(0.1),
                Adam.decoupledRate(0.01),
                RmsProp.rate(0.01),
                RmsProp.rate(0.01).momentum(0.5).decay(0.1));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void stepsFollowTheFormula(Optimizer optimizer) {
        float[] start = Numbers.random(COUNT, 1);
        for (int i = 0; i < COUNT; i++) {
            weights[i] = start[i];
        }
        long w = memory.put(start);
        long dw = memory.allocate(COUNT);
        long m = memory.put(new float[COUNT]);
        long v = memory.put(new float[COUNT]);
        long settings = memory.allocate(OptimizerLaunches.SETTINGS);
        Launch launch = OptimizerLaunches.update(optimizer, w, dw, m, v, settings, COUNT);
        for (int step = 1; step <= STEPS; step++) {
            double rate = 0.01 / step;
            float[] gradient = Numbers.random(COUNT, 10 + step);
            memory.write(dw, gradient);
            memory.write(settings, OptimizerLaunches.settings(optimizer, rate, step));
            memory.runNarrow(launch);
            for (int i = 0; i < COUNT; i++) {
                follow(optimizer, i, gradient[i], rate, step);
            }
        }
        float[] expected = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            expected[i] = (float) weights[i];
        }
        Numbers.assertClose(expected, memory.floats(w, COUNT), 1e-6);
    }

    private void follow(Optimizer optimizer, int i, double gradient, double rate, int step) {
        if (optimizer instanceof Sgd sgd) {
            double g = gradient + sgd.decay() * weights[i];
            first[i] = sgd.momentum() * first[i] + g;
            weights[i] -= rate * (sgd.nesterov() ? g + sgd.momentum() * first[i] : first[i]);
        } else if (optimizer instanceof Adam adam) {
            double weight = adam.decoupled() ? weights[i] * (1 - rate * adam.decay()) : weights[i];
            double g = gradient + (adam.decoupled() ? 0 : adam.decay() * weight);
            first[i] = adam.beta1() * first[i] + (1 - adam.beta1()) * g;
            second[i] = adam.beta2() * second[i] + (1 - adam.beta2()) * g * g;
            double mean = first[i] / (1 - Math.pow(adam.beta1(), step));
            double square = second[i] / (1 - Math.pow(adam.beta2(), step));
            weights[i] = weight - rate * mean / (Math.sqrt(square) + adam.epsilon());
        } else if (optimizer instanceof RmsProp rmsProp) {
            double g = gradient + rmsProp.decay() * weights[i];
            second[i] = rmsProp.alpha() * second[i] + (1 - rmsProp.alpha()) * g * g;
            first[i] = rmsProp.momentum() * first[i] + g / (Math.sqrt(second[i]) + rmsProp.epsilon());
            weights[i] -= rate * first[i];
        }
    }
}
