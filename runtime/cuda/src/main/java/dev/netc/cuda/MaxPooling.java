package dev.netc.cuda;

import dev.netc.cuda.ptx.PoolingLaunches;
import dev.netc.cuda.ptx.PoolingLaunches.Planes;
import dev.netc.runtime.operator.MaxPool;
import java.util.List;
import java.util.function.LongSupplier;

/** Max pooling, which keeps where each largest element came from. */
final class MaxPooling implements Operation {

    private final Context context;
    private final MaxPool pool;
    private final Planes planes;
    private final Activation x;
    private final Activation y;
    private final LongSupplier sources;

    MaxPooling(Context context, MaxPool pool, Planes planes, StepPlan plan) {
        this.context = context;
        this.pool = pool;
        this.planes = planes;
        x = plan.inputs().get(0);
        y = plan.output();
        sources = context.aside((long) Integer.BYTES * y.elements(), plan.training());
    }

    @Override
    public List<Task> forward() {
        return List.of(Task.of(
                context.device(), PoolingLaunches.maxPool(pool.window(), x.at(), y.at(), sources.getAsLong(), planes)));
    }

    @Override
    public List<Task> backward(Wanted wanted) {
        if (!wanted.input()) {
            return List.of();
        }
        return List.of(Task.of(
                context.device(),
                PoolingLaunches.maxPoolGradient(
                        pool.window(), sources.getAsLong(), y.gradient(), x.gradient(), planes, wanted.adds())));
    }
}
