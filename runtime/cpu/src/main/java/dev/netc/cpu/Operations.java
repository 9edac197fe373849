package dev.netc.cpu;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.operator.AdaptiveAvgPool;
import dev.netc.runtime.operator.Add;
import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.ChannelShuffle;
import dev.netc.runtime.operator.Concat;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Dropout2d;
import dev.netc.runtime.operator.Elementwise;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.GroupNorm;
import dev.netc.runtime.operator.LayerNorm;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.LocalResponseNorm;
import dev.netc.runtime.operator.LogSoftmax;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Multiply;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.OperatorVisitor;
import dev.netc.runtime.operator.Softmax;
import dev.netc.runtime.operator.Upsample;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Makes the operation for a step. */
final class Operations implements OperatorVisitor<Operation> {

    /** An operation with weights and, maybe, a bias, at places in a context's parameters. */
    @FunctionalInterface
    private interface Weighted {
        Operation of(Context context, int weight, int bias);
    }

    /** Stands for a parameter that the layer does not have. */
    private static final int ABSENT = -1;

    private final Context context;
    private final StepPlan plan;
    private final LongSupplier stream;
    private final Layer layer;
    private final List<Activation> inputs;
    private final Activation x;
    private final Activation y;

    /**
     * @param plan what is known of the step
     * @param stream the layer's random stream in the pass that is running
     */
    Operations(Context context, StepPlan plan, LongSupplier stream) {
        this.context = context;
        this.plan = plan;
        this.stream = stream;
        layer = plan.layer();
        inputs = plan.inputs();
        x = inputs.get(0);
        y = plan.output();
    }

    /** Whether the layers for the first operator also apply the second, a rectifier or the batch normalization of a prediction. */
    static boolean applies(Operator first, Operator second) {
        boolean hasWeights = first instanceof Conv || first instanceof Linear;
        boolean limitsResults = hasWeights || first instanceof Add || first instanceof BatchNorm;
        return second instanceof BatchNorm
                ? hasWeights
                : limitsResults && Rectifier.of(second).rectifies();
    }

    private int place(String name) {
        return place(layer, name);
    }

    private int place(Layer owner, String name) {
        return owner.parameter(name).map(this::place).orElse(ABSENT);
    }

    private Rectifier rectifier() {
        return plan.applied().stream()
                .map(next -> Rectifier.of(next.operator()))
                .filter(Rectifier::rectifies)
                .findFirst()
                .orElse(Rectifier.NONE);
    }

    /** An operation with weights, into which goes the batch normalization that it applies. */
    private Operation weighted(Weighted operation) {
        Optional<Layer> norm = plan.applied().stream()
                .filter(next -> next.operator() instanceof BatchNorm)
                .findFirst();
        if (norm.isEmpty()) {
            return operation.of(context, place("weight"), place("bias"));
        }
        var folded = new FoldedNormalization(
                context,
                place("weight"),
                place("bias"),
                y.channels(),
                layer.parameter("weight").orElseThrow().elements() / y.channels(),
                places(norm.get()),
                ((BatchNorm) norm.get().operator()).epsilon());
        return new NormalizedOperation(folded, operation.of(folded.context(), folded.weight(), folded.bias()));
    }

    private BatchNormalization.Places places(Layer norm) {
        return new BatchNormalization.Places(
                place(norm, "weight"), place(norm, "bias"), place(norm, "running_mean"), place(norm, "running_var"));
    }

    private boolean isInterleaved() {
        return x.lanes() > 1;
    }

    private int place(Parameter parameter) {
        return context.parameters().offset(parameter);
    }

    @Override
    public Operation visit(Conv conv) {
        ConvGeometry geometry = ConvGeometry.of(conv, x, y);
        return weighted((with, weight, bias) -> isInterleaved()
                ? new LaneConvolution(with, geometry, x, y, weight, bias, rectifier(), plan.masksRelu())
                : new Convolution(with, geometry, x, y, weight, bias, rectifier(), plan.masksRelu(), !plan.training()));
    }

    @Override
    public Operation visit(Deconv deconv) {
        ConvGeometry geometry = ConvGeometry.of(deconv, x, y);
        return new TransposedConvolution(context, geometry, x, y, place("weight"), place("bias"));
    }

    @Override
    public Operation visit(Linear linear) {
        return weighted((with, weight, bias) -> isInterleaved()
                ? new LaneLinearOperation(with, x, y, weight, bias, rectifier())
                : new LinearOperation(with, x, y, weight, bias, rectifier()));
    }

    @Override
    public Operation visit(MaxPool pool) {
        return isInterleaved()
                ? new LaneMaxPooling(context, pool.window(), x, y, plan.masksRelu())
                : new MaxPooling(context, pool.window(), x, y, plan.training(), plan.masksRelu());
    }

    @Override
    public Operation visit(AvgPool pool) {
        return AveragePooling.of(context, pool, x, y);
    }

    @Override
    public Operation visit(AdaptiveAvgPool pool) {
        return AveragePooling.adaptive(context, x, y);
    }

    @Override
    public Operation visit(BatchNorm norm) {
        return new BatchNormalization(
                context, norm, places(layer), plan.training(), plan.isDone(), rectifier(), plan.masksNext(), x, y);
    }

    @Override
    public Operation visit(LayerNorm norm) {
        return new GroupNormalization(context, 1, x.row(), norm.epsilon(), place("weight"), place("bias"), x, y);
    }

    @Override
    public Operation visit(GroupNorm norm) {
        return new GroupNormalization(
                context, norm.groups(), norm.channels(), norm.epsilon(), place("weight"), place("bias"), x, y);
    }

    @Override
    public Operation visit(LocalResponseNorm norm) {
        return new ResponseNormalization(context, norm, x, y, plan.training());
    }

    @Override
    public Operation visit(Elementwise function) {
        Rectifier rectifier = Rectifier.of(function);
        return rectifier.rectifies()
                ? new RectifierOperation(context, rectifier, x, y, plan.isDone(), plan.isMasked())
                : new ElementwiseOperation(context, function, x, y);
    }

    @Override
    public Operation visit(Softmax softmax) {
        return new SoftmaxOperation(context, false, x, y);
    }

    @Override
    public Operation visit(LogSoftmax softmax) {
        return new SoftmaxOperation(context, true, x, y);
    }

    @Override
    public Operation visit(Dropout dropout) {
        return dropout(dropout.probability(), 1);
    }

    @Override
    public Operation visit(Dropout2d dropout) {
        return dropout(dropout.probability(), x.height() * x.columns());
    }

    private Operation dropout(float probability, int together) {
        return plan.drops() ? new Dropping(context, probability, together, stream, x, y) : new Passing(context, x, y);
    }

    @Override
    public Operation visit(Flatten flatten) {
        return new Passing(context, x, y);
    }

    @Override
    public Operation visit(Upsample upsample) {
        return new Upsampling(context, upsample, x, y);
    }

    @Override
    public Operation visit(ChannelShuffle shuffle) {
        return new Shuffling(context, shuffle.groups(), x, y);
    }

    @Override
    public Operation visit(Add add) {
        return new Summation(context, inputs, y, rectifier());
    }

    @Override
    public Operation visit(Multiply multiply) {
        return new Multiplication(context, inputs, y);
    }

    @Override
    public Operation visit(Concat concat) {
        return new Concatenation(context, inputs, y);
    }
}
