package dev.netc.compiler.model;

import dev.netc.runtime.ParameterSpec;
import dev.netc.runtime.operator.Operator;

/**
 * A layer's operator with all that the compiler knows of it.
 *
 * @param operator what the runtime will compute, with its parameters
 * @param output the size of one sample of its result
 * @param derivation how the output's size came about, such as {@code 12 - 5 + 1 = 8 high and wide}; empty where it is the input's
 * @param macs multiply-adds a sample
 * @param java how generated code makes the operator
 */
public record Op(Operator operator, Shape output, String derivation, long macs, JavaCall java) {

    /** An operator that keeps its input's size and multiplies nothing worth counting. */
    public static Op keeping(Shape shape, Operator operator, JavaCall java) {
        return new Op(operator, shape, "", 0, java);
    }

    /** A product of sizes that are not negative, or the largest number where it is larger. */
    public static long product(long... factors) {
        long product = 1;
        for (long factor : factors) {
            product = Math.multiplyHigh(product, factor) == 0 && product * factor >= 0
                    ? product * factor
                    : Long.MAX_VALUE;
        }
        return product;
    }

    /** Numbers that training changes; running statistics are not among them. */
    public long trainableCount() {
        return operator.parameters().stream()
                .filter(ParameterSpec::trainable)
                .mapToLong(Op::elements)
                .sum();
    }

    /** Numbers that a weights file holds. */
    public long parameterCount() {
        return operator.parameters().stream().mapToLong(Op::elements).sum();
    }

    long largestParameter() {
        return operator.parameters().stream().mapToLong(Op::elements).max().orElse(0);
    }

    /** A product of sizes; exact below 2^53, and beyond that only its size matters. */
    private static long elements(ParameterSpec spec) {
        double product = spec.shape().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
        return (long) product;
    }
}
