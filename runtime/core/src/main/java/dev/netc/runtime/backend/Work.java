package dev.netc.runtime.backend;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.Value;
import dev.netc.runtime.operator.Retention;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a step has to do, however a backend does it. What kernels lay out anew for themselves, and what the caches spare them, is not in it; numbers
 * count as float32.
 *
 * @param operations floating-point operations of products with weights, 2 a multiply-add; what other layers compute is small beside what
 *     they read and write, and not counted
 * @param bytesRead bytes of the values, gradients and parameters that are read, each once
 * @param bytesWritten bytes of those that are written, each once
 */
public record Work(long operations, long bytesRead, long bytesWritten) {

    /** Nothing to do. */
    public static final Work NONE = new Work(0, 0, 0);

    private static final long OPERATIONS_PER_MULTIPLY_ADD = 2;

    /** A step going forward. */
    public static Work forward(Program program, Step step) {
        return new Work(
                product(program, step),
                values(program, step.inputs().stream()) + parameters(step.layer()),
                values(program, Stream.of(step.output())));
    }

    /** A step going backward: the gradients of the layer's weights, and of those inputs that need one. */
    public static Work backward(Program program, Step step) {
        List<Value> wanted =
                step.inputs().stream().filter(program::needsGradient).toList();
        boolean hasWeights = !step.layer().parameters().isEmpty();
        if (wanted.isEmpty() && !hasWeights) {
            return NONE;
        }
        long products = (hasWeights ? 1 : 0) + wanted.size();
        return new Work(
                products * product(program, step),
                values(program, Stream.of(step.output()))
                        + kept(program, step)
                        + values(program, grown(program, step))
                        + parameters(step.layer()),
                values(program, wanted.stream()) + trained(step.layer().parameters()));
    }

    /** The inputs whose gradients another step has begun, so that this one reads them too. */
    private static Stream<Value> grown(Program program, Step step) {
        return IntStream.range(0, step.inputs().size())
                .filter(i -> step.adds().get(i))
                .mapToObj(step.inputs()::get)
                .filter(program::needsGradient);
    }

    /** A batch's way in. */
    public static Work input(Program program) {
        return copy(program, program.input());
    }

    /** The output's way out. */
    public static Work output(Program program) {
        return copy(program, program.output());
    }

    /** The loss, and the gradient that the backward pass begins with. */
    public static Work loss(Program program) {
        return copy(program, program.output());
    }

    /** The update of all trained parameters by their gradients, without what the optimizer remembers of them. */
    public static Work update(Program program) {
        long bytes = trained(program.parameters());
        return new Work(0, 2 * bytes, bytes);
    }

    private static Work copy(Program program, Value value) {
        long bytes = values(program, Stream.of(value));
        return new Work(0, bytes, bytes);
    }

    private static long product(Program program, Step step) {
        return OPERATIONS_PER_MULTIPLY_ADD
                * program.batch()
                * step.layer().operator().multiplyAdds(step.input(), step.output());
    }

    /** What the backward step reads of the forward pass. */
    private static long kept(Program program, Step step) {
        return switch (step.layer().operator().accept(Retention.OF)) {
            case NOTHING -> 0;
            case INPUT -> values(program, step.inputs().stream());
            case OUTPUT -> values(program, Stream.of(step.output()));
        };
    }

    private static long values(Program program, Stream<Value> values) {
        return values.mapToLong(value -> bytes(program, value)).sum();
    }

    private static long parameters(Layer layer) {
        return bytes(layer.parameters().stream());
    }

    private static long trained(List<Parameter> parameters) {
        return bytes(parameters.stream().filter(Parameter::trainable));
    }

    private static long bytes(Stream<Parameter> parameters) {
        return parameters
                .mapToLong(parameter -> (long) Float.BYTES * parameter.elements())
                .sum();
    }

    private static long bytes(Program program, Value value) {
        return (long) Float.BYTES * program.batch() * value.elements();
    }

    public Work plus(Work other) {
        return new Work(operations + other.operations, bytesRead + other.bytesRead, bytesWritten + other.bytesWritten);
    }

    /** Bytes that are read and written. */
    public long bytes() {
        return bytesRead + bytesWritten;
    }
}
