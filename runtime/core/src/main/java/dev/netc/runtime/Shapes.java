package dev.netc.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Sizes of arrays, outermost dimension first, as people write them: {@code 20x24x24}. */
public final class Shapes {

    private Shapes() {}

    /** How many elements an array of this shape has. */
    public static int elements(List<Integer> shape) {
        int product = 1;
        for (int size : shape) {
            product = Math.multiplyExact(product, size);
        }
        return product;
    }

    public static List<Integer> list(int... shape) {
        return Arrays.stream(shape).boxed().toList();
    }

    public static String text(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
