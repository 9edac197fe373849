package dev.netc.runtime.backend;

import dev.netc.runtime.Layer;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which values take the place of another: what a flatten or an idle dropout passes on, and a relu or relu6 of a value that nobody else reads
 * and whose own layer does not need it to find gradients. Where the relu follows at once, the layer before can apply it, and in a prediction
 * a batch normalization, which is then no more than a factor and a summand for each channel.
 */
public final class Sharing {

    private final Program program;
    private final Map<Value, Integer> readers = new HashMap<>();
    private final Map<Value, Step> makers = new HashMap<>();
    private final Map<Value, Value> values = new HashMap<>();
    private final Map<Value, Value> gradients = new HashMap<>();
    private final BiPredicate<Operator, Operator> applies;
    private final Map<Value, List<Layer>> applied = new HashMap<>();
    private final Map<Value, Step> appliedBy = new HashMap<>();
    private final Set<Value> masked = new HashSet<>();

    /** @param applies whether the layers of a backend for the first operator also apply the second to what they write */
    public Sharing(Program program, BiPredicate<Operator, Operator> applies) {
        this.program = program;
        this.applies = applies;
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
            examineApplied(step, before);
        } else if (isFixed(step.layer().operator()) && alone && examineApplied(step, before)) {
            values.put(step.output(), valueOf(x));
        } else if (alone && masks(step.layer().operator(), x)) {
            masked.add(x);
        }
    }

    /** Whether a step, the only one to read its input, is applied by one before, and if so notes that down: one norm, then one relu. */
    private boolean examineApplied(Step step, Step before) {
        if (before == null || before.output() != step.input()) {
            return false;
        }
        Step maker = appliedBy.getOrDefault(before.output(), before);
        boolean isOpen = maker == before
                || isFixed(before.layer().operator()) && !isFixed(step.layer().operator());
        boolean isApplied =
                isOpen && applies.test(maker.layer().operator(), step.layer().operator());
        if (isApplied) {
            appliedBy.put(step.output(), maker);
            applied.computeIfAbsent(maker.output(), value -> new ArrayList<>()).add(step.layer());
        }
        return isApplied;
    }

    /** Whether an operator is a factor and a summand for each channel, known before the pass. */
    private boolean isFixed(Operator operator) {
        return operator instanceof BatchNorm && !program.isTraining();
    }

    /** Whether an operator finds its gradient with its output alone, element by element. */
    private static boolean rectifies(Operator operator) {
        return operator instanceof Relu || operator instanceof Relu6;
    }

    /**
     * Whether a layer can find the gradient of what it reads as that of a relu: a pooling, which gives elements their gradients one by one, and
     * a convolution, when it is through with a part of them. A batch normalization that has applied the relu does so in any case.
     */
    private boolean masks(Operator operator, Value value) {
        boolean follows = isDone(value) && maker(value).operator() instanceof BatchNorm;
        return isReluInPlace(value) && (operator instanceof MaxPool || operator instanceof Conv && !follows);
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
        return operator instanceof Conv
                || operator instanceof Linear
                || operator instanceof Deconv
                || operator instanceof BatchNorm
                || operator instanceof MaxPool
                || operator instanceof Add;
    }

    /** The value in whose place this one lies; itself where it has its own. */
    public Value valueOf(Value value) {
        return values.getOrDefault(value, value);
    }

    /** The value in whose gradient's place this one's gradient lies. */
    public Value gradientOf(Value value) {
        return gradients.getOrDefault(value, value);
    }

    /** The layers that the one that makes this value also applies, in their order; their values lie in its place. */
    public List<Layer> applied(Value value) {
        return applied.getOrDefault(value, List.of());
    }

    /** Whether this value is a relu in its input's place whose gradient the only layer finds that reads it, a max pooling or a convolution. */
    public boolean isMasked(Value value) {
        return masked.contains(value);
    }

    /**
     * Whether this value is a rectifier's that the batch normalization before applies, so that this finds its gradient too, as it goes through
     * all of it more than once; but not where {@link #isMasked the layer behind} has.
     */
    public boolean isMaskedBefore(Value value) {
        return isDone(value) && !isMasked(value) && maker(value).operator() instanceof BatchNorm;
    }

    /** Whether the layer that makes this value applies a rectifier {@link #isMaskedBefore and finds its gradient}. */
    public boolean masksNext(Value value) {
        return appliedBy.entrySet().stream()
                .anyMatch(each -> each.getValue().output().equals(value) && isMaskedBefore(each.getKey()));
    }

    /** Whether this value has been computed together with one before. */
    public boolean isDone(Value value) {
        return appliedBy.containsKey(value);
    }

    /** The layer that also computes this value, which is {@link #isDone done}. */
    public Layer maker(Value value) {
        return appliedBy.get(value).layer();
    }
}
