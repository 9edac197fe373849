package dev.netc.cuda.ptx;

import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.OptimizerVisitor;
import dev.netc.runtime.optimizer.RmsProp;
import dev.netc.runtime.optimizer.Sgd;
import java.util.List;

/** Launches of the optimizers' kernels. A launch stays right when rate and step change, since it reads them from the device's memory. */
public final class OptimizerLaunches {

    /** How many floats {@link #settings} are. */
    public static final int SETTINGS = OptimizerSetting.values().length;

    private OptimizerLaunches() {}

    /**
     * The numbers that a step reads, for the device's memory.
     *
     * @param step the number of this step, 1 the first
     */
    public static float[] settings(Optimizer optimizer, double rate, long step) {
        return optimizer.accept(new Settings(rate, step));
    }

    /**
     * A step of parameters that lie one behind the other.
     *
     * @param first what the optimizer remembers, as many floats as there are weights, 0 at first: velocities, or Adam's means
     * @param second what else RMSprop and Adam remember: the mean squares, 0 at first
     */
    public static Launch update(
            Optimizer optimizer, long weights, long gradients, long first, long second, long settings, int count) {
        return optimizer.accept(new Updates(weights, gradients, first, second, settings, count));
    }

    private record Updates(long weights, long gradients, long first, long second, long settings, int count)
            implements OptimizerVisitor<Launch> {

        @Override
        public Launch visit(Sgd sgd) {
            if (sgd.momentum() == 0) {
                return launch(OptimizerKernels.SGD, weights, gradients, settings, count);
            }
            String kernel = sgd.nesterov() ? OptimizerKernels.SGD_NESTEROV : OptimizerKernels.SGD_MOMENTUM;
            return launch(kernel, weights, gradients, settings, count, first);
        }

        @Override
        public Launch visit(Adam adam) {
            return launch(OptimizerKernels.ADAM, weights, gradients, settings, count, first, second);
        }

        @Override
        public Launch visit(RmsProp rmsProp) {
            return launch(OptimizerKernels.RMSPROP, weights, gradients, settings, count, first, second);
        }

        private Launch launch(String kernel, Object... arguments) {
            return new Launch(kernel, Grids.elements(count), List.of(arguments));
        }
    }

    private record Settings(double rate, long step) implements OptimizerVisitor<float[]> {

        @Override
        public float[] visit(Sgd sgd) {
            return common(rate, sgd.decay(), sgd.momentum());
        }

        @Override
        public float[] visit(Adam adam) {
            double decay = adam.decoupled() ? 0 : adam.decay();
            float[] numbers = common(rate / (1 - Math.pow(adam.beta1(), step)), decay, adam.beta1());
            setSquares(numbers, adam.beta2(), adam.epsilon());
            set(numbers, OptimizerSetting.MOMENTUM_REST, 1 - adam.beta1());
            set(numbers, OptimizerSetting.CORRECTION, 1 / Math.sqrt(1 - Math.pow(adam.beta2(), step)));
            set(numbers, OptimizerSetting.SHRINK, adam.decoupled() ? 1 - rate * adam.decay() : 1);
            return numbers;
        }

        @Override
        public float[] visit(RmsProp rmsProp) {
            float[] numbers = common(rate, rmsProp.decay(), rmsProp.momentum());
            setSquares(numbers, rmsProp.alpha(), rmsProp.epsilon());
            return numbers;
        }

        private static float[] common(double rate, double decay, double momentum) {
            float[] numbers = new float[SETTINGS];
            set(numbers, OptimizerSetting.RATE, rate);
            set(numbers, OptimizerSetting.DECAY, decay);
            set(numbers, OptimizerSetting.MOMENTUM, momentum);
            return numbers;
        }

        private static void setSquares(float[] numbers, double share, double epsilon) {
            set(numbers, OptimizerSetting.SQUARES, share);
            set(numbers, OptimizerSetting.SQUARES_REST, 1 - share);
            set(numbers, OptimizerSetting.EPSILON, epsilon);
        }

        private static void set(float[] numbers, OptimizerSetting setting, double number) {
            numbers[setting.ordinal()] = (float) number;
        }
    }
}
