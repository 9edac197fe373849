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

    /** The copy of a value that a step reads which computes in another layout. */
    private record Copy(Value value, Value reader, int input) {
        @Override
        public String toString() {
            return "the copy of " + value + " for " + reader;
        }
    }

    /** The gradient of such a copy. */
    private record CopyGradient(Copy copy) {
        @Override
        public String toString() {
            return "the gradient of " + copy;
        }
    }

    private final Program program;
    private final Sharing sharing;
    private final Layouts layouts;
    private final Placement placement = new Placement();
    private final float[] arena;

    Buffers(Program program, Sharing sharing, Layouts layouts) {
        this.program = program;
        this.sharing = sharing;
        this.layouts = layouts;
        int last = program.forward().size() + program.backward().size() + (program.isTraining() ? 2 : 1);
        use(program.input(), 0);
        use(program.input(), last);
        use(program.output(), last);
        int now = 1;
        for (Step step : program.forward()) {
            useInputs(step, now);
            use(step, now++);
        }
        if (program.isTraining()) {
            useGradient(program.output(), now);
        }
        for (Step step : program.backward()) {
            use(step, ++now);
            useGradients(step, now);
        }
        if (program.needsGradient(program.input())) {
            useGradient(program.input(), last);
        }
        placement.place();
        arena = allocate();
    }

    private void useInputs(Step step, int now) {
        step.inputs().forEach(value -> use(value, now));
    }

    /** What a step computes with: its output, and its inputs or their copies. */
    private void use(Step step, int now) {
        use(step.output(), now);
        for (int i = 0; i < step.inputs().size(); i++) {
            Value value = step.inputs().get(i);
            if (layouts.copies(step, value)) {
                placement.use(new Copy(value, step.output(), i), floats(value, layouts.of(step.output())), now);
            } else {
                use(value, now);
            }
        }
    }

    private void useGradients(Step step, int now) {
        useGradient(step.output(), now);
        for (int i = 0; i < step.inputs().size(); i++) {
            Value value = step.inputs().get(i);
            useGradient(value, now);
            if (layouts.copies(step, value) && program.needsGradient(value)) {
                Copy copy = new Copy(value, step.output(), i);
                placement.use(new CopyGradient(copy), floats(value, layouts.of(step.output())), now);
            }
        }
    }

    private void use(Value value, int now) {
        placement.use(sharing.valueOf(value), floats(value, layouts.of(value)), now);
    }

    private void useGradient(Value value, int now) {
        if (program.needsGradient(value)) {
            placement.use(new Gradient(sharing.gradientOf(value)), floats(value, layouts.of(value)), now);
        }
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
        program.forward().forEach(step -> holdCopies(holds, step));
        return placement.places().stream()
                .map(place -> new ExecutionPlan.Buffer(
                        holds.get(place.key()),
                        place.start() * Float.BYTES,
                        place.floats() * Float.BYTES,
                        place.birth(),
                        place.death()))
                .toList();
    }

    private void holdCopies(Map<Object, List<String>> holds, Step step) {
        for (int i = 0; i < step.inputs().size(); i++) {
            Copy copy = new Copy(step.inputs().get(i), step.output(), i);
            String name = copy.value.name() + " for " + copy.reader.name();
            hold(holds, copy, name);
            hold(holds, new CopyGradient(copy), "gradient of " + name);
        }
    }

    private static void hold(Map<Object, List<String>> holds, Object key, String name) {
        holds.computeIfAbsent(key, absent -> new ArrayList<>()).add(name);
    }

    /** Bytes of the arena. */
    long bytes() {
        return placement.size() * Float.BYTES;
    }

    Activation of(Value value) {
        return activation(value, layouts.of(value), sharing.valueOf(value), new Gradient(sharing.gradientOf(value)));
    }

    /** What a step reads as its input of this number: the value, or the copy in its own layout. */
    Activation input(Step step, int input) {
        Value value = step.inputs().get(input);
        if (!layouts.copies(step, value)) {
            return of(value);
        }
        Copy copy = new Copy(value, step.output(), input);
        return activation(value, layouts.of(step.output()), copy, new CopyGradient(copy));
    }

    private Activation activation(Value value, int lanes, Object place, Object gradient) {
        return Activation.of(
                value,
                program.batch(),
                lanes,
                arena,
                placement.of(place),
                placement.contains(gradient) ? placement.of(gradient) : NOWHERE);
    }
}
