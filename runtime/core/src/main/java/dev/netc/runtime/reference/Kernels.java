package dev.netc.runtime.reference;

import dev.netc.runtime.Layer;
import dev.netc.runtime.backend.CounterRandom;
import dev.netc.runtime.backend.Step;
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
import dev.netc.runtime.operator.OperatorVisitor;
import dev.netc.runtime.operator.Softmax;
import dev.netc.runtime.operator.Upsample;
import java.util.List;
import java.util.Optional;

/** Makes the kernel for a step. */
final class Kernels implements OperatorVisitor<Kernel> {

    private final ReferenceExecutable executable;
    private final Layer layer;
    private final List<Variable> inputs;
    private final Variable x;
    private final Variable y;

    Kernels(ReferenceExecutable executable, Step step) {
        this.executable = executable;
        layer = step.layer();
        inputs = step.inputs().stream().map(executable::variable).toList();
        x = inputs.get(0);
        y = executable.variable(step.output());
    }

    private Optional<Variable> optional(String name) {
        return layer.parameter(name).map(executable::variable);
    }

    private Variable parameter(String name) {
        return optional(name).orElseThrow();
    }

    @Override
    public Kernel visit(Conv conv) {
        return new ConvKernel(conv, x, parameter("weight"), optional("bias"), y);
    }

    @Override
    public Kernel visit(Deconv deconv) {
        return new DeconvKernel(deconv, x, parameter("weight"), optional("bias"), y);
    }

    @Override
    public Kernel visit(Linear linear) {
        return new LinearKernel(x, parameter("weight"), optional("bias"), y);
    }

    @Override
    public Kernel visit(MaxPool pool) {
        return new MaxPoolKernel(pool.window(), x, y);
    }

    @Override
    public Kernel visit(AvgPool pool) {
        return new AvgPoolKernel(pool, x, y);
    }

    @Override
    public Kernel visit(AdaptiveAvgPool pool) {
        return new AdaptiveAvgPoolKernel(x, y);
    }

    @Override
    public Kernel visit(BatchNorm norm) {
        Variable mean = parameter("running_mean");
        Variable variance = parameter("running_var");
        return executable.program().isTraining()
                ? new BatchNormKernel(norm, x, optional("weight"), optional("bias"), mean, variance, y)
                : new FixedBatchNormKernel(norm, x, optional("weight"), optional("bias"), mean, variance, y);
    }

    @Override
    public Kernel visit(LayerNorm norm) {
        return new LayerNormKernel(norm, x, optional("weight"), optional("bias"), y);
    }

    @Override
    public Kernel visit(GroupNorm norm) {
        return new GroupNormKernel(norm, x, optional("weight"), optional("bias"), y);
    }

    @Override
    public Kernel visit(LocalResponseNorm norm) {
        return new LocalResponseNormKernel(norm, x, y);
    }

    @Override
    public Kernel visit(Elementwise function) {
        return new ElementwiseKernel(function, x, y);
    }

    @Override
    public Kernel visit(Softmax softmax) {
        return new SoftmaxKernel(x, y);
    }

    @Override
    public Kernel visit(LogSoftmax softmax) {
        return new LogSoftmaxKernel(x, y);
    }

    @Override
    public Kernel visit(Dropout dropout) {
        return dropout(dropout.probability(), 1);
    }

    @Override
    public Kernel visit(Dropout2d dropout) {
        return dropout(dropout.probability(), x.area());
    }

    private Kernel dropout(float probability, int together) {
        if (!executable.program().drops()) {
            return new CopyKernel(x, y);
        }
        return new DropoutKernel(
                probability,
                together,
                () -> CounterRandom.stream(executable.seed(), executable.pass(), layer.index()),
                x,
                y);
    }

    @Override
    public Kernel visit(Flatten flatten) {
        return new CopyKernel(x, y);
    }

    @Override
    public Kernel visit(Upsample upsample) {
        return switch (upsample.mode()) {
            case NEAREST -> new NearestUpsampleKernel(upsample.factor(), x, y);
            case BILINEAR -> new BilinearUpsampleKernel(upsample.factor(), x, y);
        };
    }

    @Override
    public Kernel visit(ChannelShuffle shuffle) {
        return new ChannelShuffleKernel(shuffle.groups(), x, y);
    }

    @Override
    public Kernel visit(Add add) {
        return new AddKernel(inputs, y);
    }

    @Override
    public Kernel visit(Multiply multiply) {
        return new MultiplyKernel(inputs, y);
    }

    @Override
    public Kernel visit(Concat concat) {
        return new ConcatKernel(inputs, y);
    }
}
