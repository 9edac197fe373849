package dev.netc.cuda;

import dev.netc.cuda.ptx.NormalizationLaunches;
import dev.netc.cuda.ptx.NormalizationLaunches.Affine;
import dev.netc.cuda.ptx.NormalizationLaunches.Rows;
import dev.netc.cuda.ptx.NormalizationLaunches.Statistics;
import dev.netc.runtime.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Normalization of each sample, or of groups of its channels: layer norm and group norm. */
final class RowNormalization implements Operation {

    private final Context context;
    private final Rows rows;
    private final float epsilon;
    private final Optional<Parameter> weight;
    private final Optional<Parameter> bias;
    private final Activation x;
    private final Activation y;
    private final LongSupplier statistics;

    RowNormalization(Context context, Rows rows, float epsilon, StepPlan plan) {
        this.context = context;
        this.rows = rows;
        this.epsilon = epsilon;
        weight = plan.layer().parameter("weight");
        bias = plan.layer().parameter("bias");
        x = plan.inputs().get(0);
        y = plan.output();
        statistics = context.aside(2 * row(), plan.training());
    }

    private long row() {
        return Workspace.aligned((long) Double.BYTES * rows.rows());
    }

    private Statistics statistics() {
        long means = statistics.getAsLong();
        return new Statistics(means, means + row());
    }

    private Affine affine() {
        return weight.isPresent()
                ? new Affine(
                        context.parameters().value(weight.get()),
                        context.parameters().value(bias.orElseThrow()))
                : Affine.NONE;
    }

    @Override
    public List<Task> forward() {
        return List.of(Task.of(
                context.device(),
                NormalizationLaunches.standardize(rows, x.at(), affine(), y.at(), statistics(), epsilon)));
    }

    @Override
    public List<Task> backward(Wanted wanted) {
        List<Task> tasks = new ArrayList<>();
        if (weight.isPresent()) {
            tasks.add(Task.of(
                    context.device(),
                    NormalizationLaunches.standardizeParameterGradients(
                            rows,
                            x.at(),
                            y.gradient(),
                            context.parameters().gradient(weight.get()),
                            context.parameters().gradient(bias.orElseThrow()),
                            statistics(),
                            wanted.addsParameters())));
        }
        if (wanted.input()) {
            tasks.add(Task.of(
                    context.device(),
                    NormalizationLaunches.standardizeGradient(
                            rows, x.at(), affine(), y.gradient(), x.gradient(), statistics(), wanted.adds())));
        }
        return tasks;
    }
}
