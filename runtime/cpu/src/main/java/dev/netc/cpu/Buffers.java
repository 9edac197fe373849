package dev.netc.cpu;

import dev.netc.runtime.Value;
import dev.netc.runtime.backend.BackendException;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where all values and gradients of a program lie, in one arena. Steps are counted as in its {@link ExecutionPlan}. */
final class Buffers {

    private static final int NOWHERE = -1;

    /** The gradient of a value. */
    private record Gradient(Value value) {
        @Override
        public String toString() {
            return "the gradient of " + value;
        }
    }

    private final Program program;
    private final Sharing sharing;
    private final int lanes;
    private final Placement placement = new Placement();
    private final float[] arena;

    /** @param lanes samples that are interleaved in all values */
    Buffers(Program program, Sharing sharing, int lanes) {
        this.program = program;
        this.sharing = sharing;
        this.lanes = lanes;
        int last = program.forward().size() + program.backward().size() + (program.isTraining() ? 2 : 1);
        use(program.input(), 0);
        use(program.input(), last);
        use(program.output(), last);
        int now = 1;
        for (Step step : program.forward()) {
            use(step, now++);
        }
        if (program.isTraining()) {
            useGradient(program.output(), now);
        }
        for (Step step : program.backward()) {
            use(step, ++now);
            useGradient(step.output(), now);
            for (Value value : step.inputs()) {
                useGradient(value, now);
            }
        }
        if (program.needsGradient(program.input())) {
            useGradient(program.input(), last);
        }
        placement.place();
        arena = allocate();
    }

    private void use(Step step, int now) {
        use(step.output(), now);
        step.inputs().forEach(value -> use(value, now));
    }

    private void use(Value value, int now) {
        placement.use(sharing.valueOf(value), floats(value), now);
    }

    private void useGradient(Value value, int now) {
        if (program.needsGradient(value)) {
            placement.use(new Gradient(sharing.gradientOf(value)), floats(value), now);
        }
    }

    private long floats(Value value) {
        long floats = (long) Shares.roundUp(program.batch(), lanes) * value.elements();
        if (floats > Integer.MAX_VALUE - 8) {
            throw new BackendException("layer value " + value + " with a batch of " + program.batch() + " needs "
                    + floats * Float.BYTES + " bytes, and the cpu backend can hold at most 8 GiB in one piece; take a"
                    + " smaller batch");
        }
        return floats;
    }

    private float[] allocate() {
        return Arena.allocate(
                placement.size(),
                "a batch of " + program.batch() + " (of which the largest part is " + placement.largest() + ")");
    }

    /** The places as a plan shows them, each with the names of the values that lie there. */
    List<ExecutionPlan.Buffer> places() {
        Map<Object, List<String>> holds = new HashMap<>();
        for (Value value : program.values()) {
            hold(holds, sharing.valueOf(value), value.name());
            if (program.needsGradient(value)) {
                hold(holds, new Gradient(sharing.gradientOf(value)), "gradient of " + value.name());
            }
        }
        return placement.places().stream()
                .map(place -> new ExecutionPlan.Buffer(
                        holds.get(place.key()),
                        place.start() * Float.BYTES,
                        place.floats() * Float.BYTES,
                        place.birth(),
                        place.death()))
                .toList();
    }

    private static void hold(Map<Object, List<String>> holds, Object key, String name) {
        holds.computeIfAbsent(key, absent -> new ArrayList<>()).add(name);
    }

    /** Bytes of the arena. */
    long bytes() {
        return placement.size() * Float.BYTES;
    }

    Activation of(Value value) {
        Gradient gradient = new Gradient(sharing.gradientOf(value));
        return Activation.of(
                value,
                program.batch(),
                lanes,
                arena,
                placement.of(sharing.valueOf(value)),
                placement.contains(gradient) ? placement.of(gradient) : NOWHERE);
    }
}
