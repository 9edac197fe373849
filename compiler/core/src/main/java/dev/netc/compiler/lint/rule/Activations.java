package dev.netc.compiler.lint.rule;

import dev.netc.runtime.operator.LogSoftmax;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Relu6;
import dev.netc.runtime.operator.Sigmoid;
import dev.netc.runtime.operator.Softmax;

/** What is known of activations beyond their formula. */
final class Activations {

    private Activations() {}

    static boolean isRelu(Operator operator) {
        return operator instanceof Relu || operator instanceof Relu6;
    }

    /** Whether the second changes nothing that the first has made. */
    static boolean isWithoutEffect(Operator first, Operator second) {
        if (second instanceof Relu) {
            return isRelu(first) || first instanceof Sigmoid || first instanceof Softmax;
        }
        if (second instanceof Relu6) {
            return first instanceof Relu6 || first instanceof Sigmoid || first instanceof Softmax;
        }
        return second instanceof LogSoftmax && first instanceof LogSoftmax;
    }
}
