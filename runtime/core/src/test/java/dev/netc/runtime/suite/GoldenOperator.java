package dev.netc.runtime.suite;

import dev.netc.runtime.operator.AdaptiveAvgPool;
import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.ChannelShuffle;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Elu;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Gelu;
import dev.netc.runtime.operator.GroupNorm;
import dev.netc.runtime.operator.HardSigmoid;
import dev.netc.runtime.operator.HardSwish;
import dev.netc.runtime.operator.LayerNorm;
import dev.netc.runtime.operator.LeakyRelu;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.LocalResponseNorm;
import dev.netc.runtime.operator.LogSoftmax;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Relu6;
import dev.netc.runtime.operator.Sigmoid;
import dev.netc.runtime.operator.Silu;
import dev.netc.runtime.operator.Softmax;
import dev.netc.runtime.operator.Tanh;
import dev.netc.runtime.operator.Upsample;
import java.util.Arrays;

/** Our operator for a case's attributes, which have PyTorch's names and defaults. */
record GoldenOperator(Attributes attributes, int[] input, int[] output) {

    Operator operator() {
        String op = attributes.text("op");
        return switch (op) {
            case "conv" -> conv();
            case "deconv" -> deconv();
            case "linear" -> attributes.truth("bias", true) ? linear() : linear().withoutBias();
            case "maxpool" -> maxPool();
            case "avgpool" -> avgPool();
            case "adaptive_avgpool" -> new AdaptiveAvgPool();
            case "batchnorm1d", "batchnorm2d" -> BatchNorm.of(input[0]);
            case "layernorm" -> LayerNorm.of(Arrays.stream(input).boxed().toArray(Integer[]::new));
            case "groupnorm" -> GroupNorm.of(attributes.integer("groups", 1), input[0]);
            case "lrn" -> lrn();
            case "softmax" -> new Softmax();
            case "log_softmax" -> new LogSoftmax();
            case "upsample_nearest" -> Upsample.nearest(attributes.integer("factor", 2));
            case "upsample_bilinear" -> Upsample.bilinear(attributes.integer("factor", 2));
            case "channel_shuffle" -> new ChannelShuffle(attributes.integer("groups", 1));
            case "flatten", "softmax_ce" -> new Flatten();
            default -> function(op);
        };
    }

    private Operator function(String op) {
        return switch (op) {
            case "relu" -> new Relu();
            case "relu6" -> new Relu6();
            case "leaky_relu" -> new LeakyRelu((float) attributes.number("slope", 0.01));
            case "elu" -> new Elu((float) attributes.number("alpha", 1));
            case "gelu" -> new Gelu();
            case "silu" -> new Silu();
            case "hardswish" -> new HardSwish();
            case "hardsigmoid" -> new HardSigmoid();
            case "sigmoid" -> new Sigmoid();
            case "tanh" -> new Tanh();
            default -> throw new IllegalArgumentException("no operator for the case " + op);
        };
    }

    private Conv conv() {
        Conv conv = Conv.of(input[0], output[0], side("kernel", 0, 1), side("kernel", 1, 1))
                .stride(side("stride", 0, 1), side("stride", 1, 1))
                .pad(side("pad", 0, 0), side("pad", 1, 0))
                .dilation(side("dilation", 0, 1), side("dilation", 1, 1))
                .groups(attributes.integer("groups", 1))
                .fill(fill());
        return attributes.truth("bias", true) ? conv : conv.withoutBias();
    }

    private Fill fill() {
        String mode = attributes.has("mode") ? attributes.text("mode") : "zero";
        return switch (mode) {
            case "zero", "zeros" -> Fill.ZERO;
            case "constant" -> Fill.constant((float) attributes.number("value", 0));
            case "reflect" -> Fill.REFLECT;
            case "replicate" -> Fill.REPLICATE;
            case "circular" -> Fill.CIRCULAR;
            default -> throw new IllegalArgumentException("no fill for the mode " + mode);
        };
    }

    private Deconv deconv() {
        Deconv deconv = Deconv.of(input[0], output[0], side("kernel", 0, 1), side("kernel", 1, 1))
                .stride(side("stride", 0, 1), side("stride", 1, 1))
                .pad(side("pad", 0, 0), side("pad", 1, 0))
                .groups(attributes.integer("groups", 1));
        return attributes.truth("bias", true) ? deconv : deconv.withoutBias();
    }

    private Linear linear() {
        return Linear.of(input[0], output[0]);
    }

    private MaxPool maxPool() {
        return MaxPool.of(side("kernel", 0, 2), side("kernel", 1, 2))
                .stride(side("stride", 0, 2), side("stride", 1, 2))
                .pad(side("pad", 0, 0), side("pad", 1, 0));
    }

    private AvgPool avgPool() {
        AvgPool pool = AvgPool.of(side("kernel", 0, 2), side("kernel", 1, 2))
                .stride(side("stride", 0, 2), side("stride", 1, 2))
                .pad(side("pad", 0, 0), side("pad", 1, 0));
        return attributes.truth("count_include_pad", true) ? pool : pool.withoutCountingPadding();
    }

    private LocalResponseNorm lrn() {
        return LocalResponseNorm.of(attributes.integer("size", 5))
                .alpha(attributes.number("alpha", 1e-4))
                .beta(attributes.number("beta", 0.75))
                .k(attributes.number("k", 1));
    }

    private int side(String name, int index, int otherwise) {
        return attributes.side(name, index, otherwise);
    }
}
