package dev.netc.cuda;

import dev.netc.cuda.device.BatchNormGradients;
import dev.netc.cuda.device.BatchNormPlaces;
import dev.netc.cuda.device.Dnn;
import dev.netc.runtime.Layer;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.operator.BatchNorm;
import java.util.Arrays;
import java.util.List;

/** Batch normalization. cuDNN knows none without weight and bias, so those that a layer lacks are ones and zeros of its own. */
final class CudnnBatchNormalization implements Operation {

    /** What is kept, each a number for each channel. */
    private enum Kept {
        MEAN,
        SCALE,
        WEIGHT,
        BIAS,
        WEIGHT_GRADIENT,
        BIAS_GRADIENT
    }

    private final Context context;
    private final Dnn dnn;
    private final BatchNorm norm;
    private final Layer layer;
    private final boolean training;
    private final Activation x;
    private final Activation y;
    private final long row;
    private final long kept;

    CudnnBatchNormalization(Context context, BatchNorm norm, StepPlan plan) {
        this.context = context;
        this.norm = norm;
        dnn = context.device().dnn();
        layer = plan.layer();
        training = plan.training();
        x = plan.inputs().get(0);
        y = plan.output();
        row = Workspace.aligned((long) Float.BYTES * norm.channels());
        kept = context.kept().reserve(Kept.values().length * row);
        if (training) {
            context.workspace().reserve(x.bytes());
        }
    }

    private long place(Kept what) {
        return context.kept().at(kept + what.ordinal() * row);
    }

    private long value(String name, Kept otherwise) {
        return layer.parameter(name).map(context.parameters()::value).orElseGet(() -> place(otherwise));
    }

    private long gradient(String name, Kept otherwise) {
        return layer.parameter(name).map(context.parameters()::gradient).orElseGet(() -> place(otherwise));
    }

    private long statistic(String name) {
        Parameter parameter = layer.parameter(name).orElseThrow();
        return context.parameters().value(parameter);
    }

    private BatchNormPlaces places() {
        return new BatchNormPlaces(
                x.at(),
                y.at(),
                value("weight", Kept.WEIGHT),
                value("bias", Kept.BIAS),
                statistic("running_mean"),
                statistic("running_var"),
                place(Kept.MEAN),
                place(Kept.SCALE));
    }

    @Override
    public List<Task> forward() {
        if (!norm.affine()) {
            float[] ones = new float[norm.channels()];
            Arrays.fill(ones, 1);
            context.device().memory().write(place(Kept.WEIGHT), ones);
        }
        BatchNormPlaces places = places();
        return List.of(
                training
                        ? new Task(
                                "cudnnBatchNormalizationForwardTraining",
                                () -> dnn.normalizeBatch(x.shape(), places, norm.momentum(), norm.epsilon()))
                        : new Task(
                                "cudnnBatchNormalizationForwardInference",
                                () -> dnn.normalizeFixed(x.shape(), places, norm.epsilon())));
    }

    /** cuDNN always computes the gradient of x, so where nobody wants it, it goes into the workspace. */
    @Override
    public List<Task> backward(Wanted wanted) {
        BatchNormGradients gradients = new BatchNormGradients(
                y.gradient(),
                wanted.input()
                        ? x.gradient()
                        : context.workspace().part(0, x.bytes()).address(),
                wanted.input() && wanted.adds(),
                gradient("weight", Kept.WEIGHT_GRADIENT),
                gradient("bias", Kept.BIAS_GRADIENT),
                wanted.addsParameters());
        BatchNormPlaces places = places();
        return List.of(new Task(
                "cudnnBatchNormalizationBackward",
                () -> dnn.batchNormGradient(x.shape(), places, gradients, norm.epsilon())));
    }
}
