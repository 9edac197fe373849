package dev.netc.cuda;

import dev.netc.cuda.device.TensorShape;
import dev.netc.cuda.ptx.NormalizationLaunches;
import dev.netc.runtime.operator.LocalResponseNorm;
import java.util.List;
import java.util.function.LongSupplier;

/** Local response normalization, which keeps what each element was divided by. */
final class ResponseNormalization implements Operation {

    private final Context context;
    private final LocalResponseNorm norm;
    private final Activation x;
    private final Activation y;
    private final LongSupplier divisors;

    ResponseNormalization(Context context, LocalResponseNorm norm, StepPlan plan) {
        this.context = context;
        this.norm = norm;
        x = plan.inputs().get(0);
        y = plan.output();
        divisors = context.aside(x.bytes(), plan.training());
    }

    @Override
    public List<Task> forward() {
        TensorShape shape = x.shape();
        return List.of(Task.of(
                context.device(),
                NormalizationLaunches.localResponse(
                        norm, x.at(), y.at(), divisors.getAsLong(), shape.batch(), shape.channels(), shape.area())));
    }

    @Override
    public List<Task> backward(Wanted wanted) {
        if (!wanted.input()) {
            return List.of();
        }
        TensorShape shape = x.shape();
        return List.of(Task.of(
                context.device(),
                NormalizationLaunches.localResponseGradient(
                        norm,
                        x.at(),
                        divisors.getAsLong(),
                        y.gradient(),
                        x.gradient(),
                        shape.batch(),
                        shape.channels(),
                        shape.area(),
                        wanted.adds())));
    }
}
