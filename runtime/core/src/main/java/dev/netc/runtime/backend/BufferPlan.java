package dev.netc.runtime.backend;

import dev.netc.runtime.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Where all values and gradients of a program lie, in one arena: each from the first step that uses it to the last, and what can lie in
 * another's place there ({@link Sharing}). Steps are counted as in the program's {@link ExecutionPlan}; places in floats.
 */
public final class BufferPlan {

    /** How a backend lays values out. */
    @FunctionalInterface
    public interface Layout {

        /** How long a value is, for the whole batch. */
        long floats(Value value);

        /** How long the copy is that a step reads in place of this input, in a layout of its own; empty where it reads the value itself. */
        default OptionalLong copy(Step step, Value input) {
            return OptionalLong.empty();
        }
    }

    /** The gradient of a value. */
    private record Gradient(Value value) {
        @Override
        public String toString() {
            return "the gradient of " + value;
        }
    }

    /** The copy of a value that the step reads which makes {@code reader}. */
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
    private final Layout layout;
    private final Placement placement;

    /**
     * @param alignment floats; every place is a multiple of it
     */
    public BufferPlan(Program program, Sharing sharing, Layout layout, int alignment) {
        this.program = program;
        this.sharing = sharing;
        this.layout = layout;
        placement = new Placement(alignment);
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
    }

    private void useInputs(Step step, int now) {
        step.inputs().forEach(value -> use(value, now));
    }

    /** What a step computes with: its output, and its inputs or their copies. */
    private void use(Step step, int now) {
        use(step.output(), now);
        for (int i = 0; i < step.inputs().size(); i++) {
            Value value = step.inputs().get(i);
            OptionalLong copied = layout.copy(step, value);
            if (copied.isPresent()) {
                placement.use(new Copy(value, step.output(), i), copied.getAsLong(), now);
            } else {
                use(value, now);
            }
        }
    }

    private void useGradients(Step step, int now) {
        useGradient(step.output(), now);
        for (int i = 0; i < step.inputs().size(); i++) {
            Value value = step.inputs().get(i);
            OptionalLong copied = layout.copy(step, value);
            useGradient(value, now);
            if (copied.isPresent() && program.needsGradient(value)) {
                placement.use(new CopyGradient(new Copy(value, step.output(), i)), copied.getAsLong(), now);
            }
        }
    }

    private void use(Value value, int now) {
        placement.use(sharing.valueOf(value), layout.floats(value), now);
    }

    private void useGradient(Value value, int now) {
        if (program.needsGradient(value)) {
            placement.use(new Gradient(sharing.gradientOf(value)), layout.floats(value), now);
        }
    }

    /** Where a value begins. */
    public long place(Value value) {
        return placement.of(sharing.valueOf(value));
    }

    /** Where its gradient begins; empty where none is wanted. */
    public OptionalLong gradientPlace(Value value) {
        return find(new Gradient(sharing.gradientOf(value)));
    }

    /** Where the copy begins that a step reads as its input of this number; only where it reads one. */
    public long copyPlace(Step step, int input) {
        return placement.of(new Copy(step.inputs().get(input), step.output(), input));
    }

    /** Where the gradient of that copy begins; empty where none is wanted. */
    public OptionalLong copyGradientPlace(Step step, int input) {
        return find(new CopyGradient(new Copy(step.inputs().get(input), step.output(), input)));
    }

    private OptionalLong find(Object key) {
        return placement.contains(key) ? OptionalLong.of(placement.of(key)) : OptionalLong.empty();
    }

    /** Length of the whole arena. */
    public long size() {
        return placement.size();
    }

    /** The largest buffer, for messages. */
    public String largest() {
        return placement.largest().toString();
    }

    /** The first buffer that an arena of this length has no room for, for messages. */
    public String firstBeyond(long length) {
        return placement.places().stream()
                .filter(place -> place.start() + place.floats() > length)
                .findFirst()
                .orElseThrow()
                .key()
                .toString();
    }

    /** The places as a plan shows them, each with the names of the values that lie there. */
    public List<ExecutionPlan.Buffer> buffers() {
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

    private static void holdCopies(Map<Object, List<String>> holds, Step step) {
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
}
