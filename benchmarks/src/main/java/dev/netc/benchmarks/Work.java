package dev.netc.benchmarks;

import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Step;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.Operator;

/**
 * The floating-point operations of a program's products, two a multiply-add. Going backward, a layer with weights has two products more, one
 * for the weights' gradient and one for its input's, where that is wanted. All else that layers do is not counted.
 */
final class Work {

    private static final double OPERATIONS_PER_MULTIPLY_ADD = 2;

    private Work() {}

    static double forward(Program program) {
        double multiplyAdds =
                program.forward().stream().mapToDouble(Work::product).sum();
        return OPERATIONS_PER_MULTIPLY_ADD * program.batch() * multiplyAdds;
    }

    static double backward(Program program) {
        double multiplyAdds = program.backward().stream()
                .mapToDouble(step -> product(step) * (program.needsGradient(step.input()) ? 2 : 1))
                .sum();
        return OPERATIONS_PER_MULTIPLY_ADD * program.batch() * multiplyAdds;
    }

    /** Multiply-adds of one product of a layer, for one sample. */
    private static double product(Step step) {
        Operator operator = step.layer().operator();
        if (operator instanceof Conv conv) {
            return (double) step.output().elements()
                    * conv.inputChannels()
                    / conv.groups()
                    * conv.window().area();
        }
        if (operator instanceof Deconv deconv) {
            return (double) step.input().elements()
                    * deconv.outputChannels()
                    / deconv.groups()
                    * deconv.window().area();
        }
        if (operator instanceof Linear linear) {
            return (double) linear.inputFeatures() * linear.outputFeatures();
        }
        return 0;
    }
}
