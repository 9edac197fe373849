package dev.netc.compiler.java;

import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.Layer;
import java.util.List;

/**
 * How much of what a class file limits some layers take at most, counted by the instructions that the Java compiler makes of them.
 *
 * @param constructor bytes of code that set the fields
 * @param pass bytes of code of the calls in one direction
 * @param constants entries of the class's constant pool
 */
record CodeSize(int constructor, int pass, int constants) {

    static final CodeSize NONE = new CodeSize(0, 0, 0);

    /** The Java Virtual Machine Specification (4.7.3, 4.1) allows 65,535 of each; some are left for what every class has. */
    private static final int MOST = 60_000;

    /** {@code aload_0; getfield outer; getfield part; getfield value}. */
    private static final int LOAD = 10;

    /** An instruction with an index into the constant pool. */
    private static final int INDEXED = 3;

    /** One more element of an array: {@code dup; sipush; ...; aastore}. */
    private static final int ELEMENT = 5;

    /** {@code sipush; newarray}. */
    private static final int NEW_ARRAY = 6;

    static CodeSize of(Layer layer) {
        int values = layer.inputs().size() + 1;
        boolean hasArray = layer.inputs().size() > 2;
        int field = LOAD + 3 * INDEXED;
        int constructor =
                field + call(layer.op().java()) + field + numbers(layer.shape().sizes());
        int array = hasArray ? INDEXED + NEW_ARRAY + values * (LOAD + ELEMENT) : 0;
        int pass = LOAD + (hasArray ? 2 : values) * LOAD + INDEXED;
        int constants =
                20 + arguments(layer.op().java()) + layer.shape().sizes().size() + (hasArray ? 3 * values : 0);
        return new CodeSize(constructor + array, pass, constants);
    }

    private static int numbers(List<Integer> sizes) {
        return NEW_ARRAY + sizes.stream().mapToInt(size -> push(size) + ELEMENT).sum();
    }

    private static int call(JavaCall call) {
        int size = 2 * INDEXED + 1 + list(call.arguments());
        for (JavaCall.Then then : call.then()) {
            size += INDEXED + list(then.arguments());
        }
        return size;
    }

    private static int list(List<?> arguments) {
        return arguments.stream().mapToInt(CodeSize::push).sum();
    }

    private static int push(Object argument) {
        if (argument instanceof JavaCall call) {
            return call(call);
        }
        if (argument instanceof List<?> elements) {
            return INDEXED + NEW_ARRAY + elements.size() * ELEMENT + list(elements);
        }
        return argument instanceof Integer number && number == number.byteValue() ? 2 : INDEXED;
    }

    /** Arguments of all kinds, each of which is a constant at most, with calls for the names of what they call. */
    private static int arguments(JavaCall call) {
        int count = 2 + call.arguments().size();
        for (JavaCall.Then then : call.then()) {
            count += 2 + then.arguments().size();
        }
        return count;
    }

    CodeSize plus(CodeSize other) {
        return new CodeSize(constructor + other.constructor, pass + other.pass, constants + other.constants);
    }

    /** Whether one class can hold it all. */
    boolean fits() {
        return takes(1, 1);
    }

    /** Whether it takes no more than such a part of a class. */
    boolean takes(int numerator, int denominator) {
        return Math.max(Math.max(constructor, pass), constants) <= (long) MOST * numerator / denominator;
    }
}
