package dev.netc.cpu;

import dev.netc.runtime.Value;
import dev.netc.runtime.backend.BackendException;
import dev.netc.runtime.backend.BufferPlan;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Sharing;
import dev.netc.runtime.backend.Step;
import java.util.List;
import java.util.OptionalLong;

/** Where all values and gradients of a program lie, in one array. */
final class Buffers implements BufferPlan.Layout {

    private static final long NOWHERE = -1 - Arena.FIRST;

    private final Program program;
    private final Layouts layouts;
    private final BufferPlan plan;
    private final float[] arena;

    Buffers(Program program, Sharing sharing, Layouts layouts) {
        this.program = program;
        this.layouts = layouts;
        plan = new BufferPlan(program, sharing, this, Arena.LINE);
        arena = Arena.allocate(
                plan.size(),
                "a batch of " + program.batch() + " (of which the largest part is " + plan.largest() + ")");
    }

    @Override
    public long floats(Value value) {
        return floats(value, layouts.of(value));
    }

    @Override
    public OptionalLong copy(Step step, Value input) {
        return layouts.copies(step, input)
                ? OptionalLong.of(floats(input, layouts.of(step.output())))
                : OptionalLong.empty();
    }

    private long floats(Value value, int lanes) {
        long floats = (long) Shares.roundUp(program.batch(), lanes) * value.elements();
        if (floats > Integer.MAX_VALUE - 8) {
            throw new BackendException("layer value " + value + " with a batch of " + program.batch() + " needs "
                    + floats * Float.BYTES + " bytes, and the cpu backend can hold at most 8 GiB in one piece; take a"
                    + " smaller batch");
        }
        return floats;
    }

    /** The places as a plan shows them, each with the names of the values that lie there. */
    List<ExecutionPlan.Buffer> places() {
        return plan.buffers();
    }

    /** Bytes of the arena. */
    long bytes() {
        return plan.size() * Float.BYTES;
    }

    Activation of(Value value) {
        return activation(value, layouts.of(value), plan.place(value), plan.gradientPlace(value));
    }

    /** What a step reads as its input of this number: the value, or the copy in its own layout. */
    Activation input(Step step, int input) {
        Value value = step.inputs().get(input);
        return layouts.copies(step, value)
                ? activation(
                        value,
                        layouts.of(step.output()),
                        plan.copyPlace(step, input),
                        plan.copyGradientPlace(step, input))
                : of(value);
    }

    private Activation activation(Value value, int lanes, long place, OptionalLong gradient) {
        return Activation.of(value, program.batch(), lanes, arena, index(place), index(gradient.orElse(NOWHERE)));
    }

    private static int index(long place) {
        return (int) (Arena.FIRST + place);
    }
}
