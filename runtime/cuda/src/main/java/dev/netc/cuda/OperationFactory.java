package dev.netc.cuda;

import dev.netc.cuda.device.ConvolutionProduct;
import dev.netc.cuda.device.ConvolutionShape;
import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.TensorShape;
import dev.netc.cuda.ptx.ArrangementLaunches;
import dev.netc.cuda.ptx.DropoutLaunches;
import dev.netc.cuda.ptx.ElementwiseLaunches;
import dev.netc.cuda.ptx.Launch;
import dev.netc.cuda.ptx.NormalizationLaunches.Rows;
import dev.netc.cuda.ptx.PoolingLaunches;
import dev.netc.cuda.ptx.PoolingLaunches.Planes;
import dev.netc.runtime.Layer;
import dev.netc.runtime.backend.BackendException;
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
import dev.netc.runtime.operator.Fill;
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
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Retention;
import dev.netc.runtime.operator.Softmax;
import dev.netc.runtime.operator.Upsample;
import dev.netc.runtime.operator.Window;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes the operation for a step. */
final class OperationFactory implements OperatorVisitor<Operation> {

    /**
     * Where dropout takes its numbers from.
     *
     * @param pass where the number of the pass lies
     */
    record Dropping(long seed, long pass) {}

    private final Context context;
    private final Device device;
    private final StepPlan plan;
    private final Dropping dropping;
    private final Layer layer;
    private final List<Activation> inputs;
    private final Activation x;
    private final Activation y;

    OperationFactory(Context context, StepPlan plan, Dropping dropping) {
        this.context = context;
        this.plan = plan;
        this.dropping = dropping;
        device = context.device();
        layer = plan.layer();
        inputs = plan.inputs();
        x = inputs.get(0);
        y = plan.output();
    }

    /** An operator of one input that a kernel computes, and another its gradient, which is set or grows. */
    private Operation simple(Supplier<Launch> forward, Function<Boolean, Launch> backward) {
        return new LaunchedOperation(device, forward, backward);
    }

    private Planes planes() {
        TensorShape from = x.shape();
        TensorShape to = y.shape();
        return new Planes(from.batch() * from.channels(), from.height(), from.width(), to.height(), to.width());
    }

    /** Whether the layers for the first operator also apply the second. */
    static boolean applies(Operator first, Operator second) {
        return (first instanceof Conv || first instanceof Linear) && second instanceof Relu;
    }

    private Operation weighted(Products products) {
        return new WeightedLayer(
                context,
                products,
                layer.parameter("weight").orElseThrow(),
                layer.parameter("bias"),
                plan.fusesRelu(),
                x,
                y);
    }

    private Products convolution(ConvolutionShape shape, Fill fill, boolean appliesRelu) {
        List<ConvolutionProduct> products =
                plan.training() ? List.of(ConvolutionProduct.values()) : List.of(ConvolutionProduct.FORWARD);
        return new CudnnProducts(context, new Padding(device, shape, fill), products, appliesRelu);
    }

    @Override
    public Operation visit(Conv conv) {
        ConvolutionShape shape = new ConvolutionShape(x.shape(), y.shape(), conv.window(), conv.groups());
        return weighted(convolution(shape, conv.fill(), plan.fusesRelu() && conv.hasBias()));
    }

    /** A convolution from y to x, in which forward and backward change places. */
    @Override
    public Operation visit(Deconv deconv) {
        ConvolutionShape shape = new ConvolutionShape(y.shape(), x.shape(), deconv.window(), deconv.groups());
        List<ConvolutionProduct> products =
                plan.training() ? List.of(ConvolutionProduct.values()) : List.of(ConvolutionProduct.INPUT_GRADIENT);
        Padding padding = new Padding(device, shape, Fill.ZERO);
        return weighted(new ReversedProducts(new CudnnProducts(context, padding, products, false)));
    }

    /** Where there is no cuBLAS, this is a convolution of images of one pixel. */
    @Override
    public Operation visit(Linear linear) {
        int batch = x.shape().batch();
        return weighted(device.blas()
                .<Products>map(blas -> new CublasProducts(blas, batch, linear.inputFeatures(), linear.outputFeatures()))
                .orElseGet(() -> convolution(pixels(linear, batch), Fill.ZERO, plan.fusesRelu() && linear.hasBias())));
    }

    private static ConvolutionShape pixels(Linear linear, int batch) {
        return new ConvolutionShape(
                new TensorShape(batch, linear.inputFeatures(), 1, 1),
                new TensorShape(batch, linear.outputFeatures(), 1, 1),
                Window.of(1, 1),
                1);
    }

    @Override
    public Operation visit(MaxPool pool) {
        return new MaxPooling(context, pool, planes(), plan);
    }

    @Override
    public Operation visit(AvgPool pool) {
        return simple(
                () -> PoolingLaunches.avgPool(pool, x.at(), y.at(), planes()),
                adds -> PoolingLaunches.avgPoolGradient(pool, y.gradient(), x.gradient(), planes(), adds));
    }

    @Override
    public Operation visit(AdaptiveAvgPool pool) {
        return simple(
                () -> PoolingLaunches.adaptiveAvgPool(x.at(), y.at(), planes()),
                adds -> PoolingLaunches.adaptiveAvgPoolGradient(y.gradient(), x.gradient(), planes(), adds));
    }

    @Override
    public Operation visit(BatchNorm norm) {
        return new CudnnBatchNormalization(context, norm, plan);
    }

    @Override
    public Operation visit(LayerNorm norm) {
        Rows rows = Rows.layer(x.shape().batch(), x.shape().row());
        return new RowNormalization(context, rows, norm.epsilon(), plan);
    }

    @Override
    public Operation visit(GroupNorm norm) {
        Rows rows = Rows.groups(
                x.shape().batch(), norm.groups(), norm.channels(), x.shape().area());
        return new RowNormalization(context, rows, norm.epsilon(), plan);
    }

    @Override
    public Operation visit(LocalResponseNorm norm) {
        return new ResponseNormalization(context, norm, plan);
    }

    @Override
    public Operation visit(Elementwise function) {
        if (!ElementwiseLaunches.knows(function)) {
            throw new BackendException("the cuda backend has no kernel for the activation "
                    + function.getClass().getSimpleName() + " of layer " + layer.name());
        }
        boolean keepsOutput = function.accept(Retention.OF) == Retention.OUTPUT;
        Operation operation = simple(
                () -> ElementwiseLaunches.activation(function, x.at(), y.at(), y.elements()),
                adds -> ElementwiseLaunches.activationGradient(
                        function, keepsOutput ? y.at() : x.at(), y.gradient(), x.gradient(), y.elements(), adds));
        return plan.isDone() ? new AppliedBefore(operation) : operation;
    }

    @Override
    public Operation visit(Softmax softmax) {
        return new CudnnSoftmax(device.dnn(), false, x, y);
    }

    @Override
    public Operation visit(LogSoftmax softmax) {
        return new CudnnSoftmax(device.dnn(), true, x, y);
    }

    @Override
    public Operation visit(Dropout dropout) {
        return dropout(dropout.probability(), 1);
    }

    @Override
    public Operation visit(Dropout2d dropout) {
        return dropout(dropout.probability(), x.shape().area());
    }

    private Operation dropout(float probability, int together) {
        if (!plan.drops()) {
            return passing();
        }
        return simple(
                () -> drop(probability, together, x.at(), y.at(), false),
                adds -> drop(probability, together, y.gradient(), x.gradient(), adds));
    }

    private Launch drop(float probability, int together, long from, long to, boolean adds) {
        return DropoutLaunches.drop(
                probability, together, dropping.seed(), layer.index(), dropping.pass(), from, to, x.elements(), adds);
    }

    @Override
    public Operation visit(Flatten flatten) {
        return passing();
    }

    private Operation passing() {
        return new Passing(device, x, y);
    }

    @Override
    public Operation visit(Upsample upsample) {
        TensorShape shape = x.shape();
        int planes = shape.batch() * shape.channels();
        return simple(
                () -> ArrangementLaunches.upsample(upsample, x.at(), y.at(), planes, shape.height(), shape.width()),
                adds -> ArrangementLaunches.upsampleGradient(
                        upsample, y.gradient(), x.gradient(), planes, shape.height(), shape.width(), adds));
    }

    @Override
    public Operation visit(ChannelShuffle shuffle) {
        return simple(
                () -> shuffle(shuffle.groups(), x.at(), y.at(), false),
                adds -> shuffle(x.shape().channels() / shuffle.groups(), y.gradient(), x.gradient(), adds));
    }

    private Launch shuffle(int groups, long from, long to, boolean adds) {
        TensorShape shape = x.shape();
        return ArrangementLaunches.channelShuffle(
                groups, from, to, shape.batch(), shape.channels(), shape.area(), adds);
    }

    @Override
    public Operation visit(Add add) {
        return new Summation(device, inputs, y);
    }

    @Override
    public Operation visit(Multiply multiply) {
        return new Multiplication(device, inputs, y);
    }

    @Override
    public Operation visit(Concat concat) {
        return new Concatenation(device, inputs, y);
    }
}
