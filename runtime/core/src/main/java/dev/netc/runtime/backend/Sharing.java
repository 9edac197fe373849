package dev.netc.runtime.backend;

import dev.netc.runtime.Value;
import dev.netc.runtime.operator.Add;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Dropout2d;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Relu6;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which values take the place of another: what a flatten or an idle dropout passes on, and a relu or relu6 of a value that nobody else reads
 * and whose own layer does not need it to find gradients. Where the relu follows at once, the layer before applies it.
 */
public final class Sharing {

    private final Program program;
    private final Map<Value, Integer> readers = new HashMap<>();
    private final Map<Value, Step> makers = new HashMap<>();
    private final Map<Value, Value> values = new HashMap<>();
    private final Map<Value, Value> gradients = new HashMap<>();
    private final Map<Value, Value> fused = new HashMap<>();
    private final Set<Value> masked = new HashSet<>();

    public Sharing(Program program) {
        this.program = program;
        for (Step step : program.forward()) {
            step.inputs().forEach(value -> readers.merge(value, 1, Integer::sum));
            makers.put(step.output(), step);
        }
        readers.merge(program.output(), 1, Integer::sum);
        Step before = null;
        for (Step step : program.forward()) {
            examine(step, before);
            before = step;
        }
    }

    private void examine(Step step, Step before) {
        Value x = step.input();
        boolean alone = readers.get(x) == 1;
        if (passes(step.layer().operator())) {
            values.put(step.output(), valueOf(x));
            if (alone) {
                gradients.put(step.output(), gradientOf(x));
            }
        } else if (rectifies(step.layer().operator()) && alone && makesUnneeded(x)) {
            values.put(step.output(), valueOf(x));
            gradients.put(step.output(), gradientOf(x));
            if (step.layer().operator() instanceof Relu
                    && before != null
                    && before.output() == x
                    && appliesRelu(before.layer().operator())) {
                fused.put(x, step.output());
            }
        } else if (step.layer().operator() instanceof MaxPool && alone && isReluInPlace(x)) {
            masked.add(x);
        }
    }

    /** Whether an operator finds its gradient with its output alone, element by element. */
    private static boolean rectifies(Operator operator) {
        return operator instanceof Relu || operator instanceof Relu6;
    }

    private boolean isReluInPlace(Value value) {
        Step maker = makers.get(value);
        return maker != null && maker.layer().operator() instanceof Relu && gradients.containsKey(value);
    }

    private boolean passes(Operator operator) {
        boolean isDropout = operator instanceof Dropout || operator instanceof Dropout2d;
        return operator instanceof Flatten || isDropout && !program.drops();
    }

    /** Whether the layer that makes this value finds its gradients without it. */
    private boolean makesUnneeded(Value value) {
        Step maker = makers.get(value);
        if (maker == null) {
            return false;
        }
        Operator operator = maker.layer().operator();
        return appliesRelu(operator)
                || operator instanceof Deconv
                || operator instanceof BatchNorm
                || operator instanceof MaxPool
                || operator instanceof Add;
    }

    private static boolean appliesRelu(Operator operator) {
        return operator instanceof Conv || operator instanceof Linear;
    }

    /** The value in whose place this one lies; itself where it has its own. */
    public Value valueOf(Value value) {
        return values.getOrDefault(value, value);
    }

    /** The value in whose gradient's place this one's gradient lies. */
    public Value gradientOf(Value value) {
        return gradients.getOrDefault(value, value);
    }

    /** Whether the layer that makes this value applies the relu that reads it. */
    public boolean fusesRelu(Value value) {
        return fused.containsKey(value);
    }

    /** Whether this value is a relu in its input's place that only a max pooling reads, so that the pooling can find its gradient. */
    public boolean isMasked(Value value) {
        return masked.contains(value);
    }

    /** Whether this value is a relu that has been applied by the layer before. */
    public boolean isDone(Value value) {
        return fused.containsValue(value);
    }
}
