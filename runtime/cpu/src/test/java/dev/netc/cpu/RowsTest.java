package dev.netc.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Products of all kinds of odd sizes against the definition, with both kinds of kernels. */
class RowsTest {

    private static final int LARGEST = 70;
    private static final float UNTOUCHED = -99;

    private static Stream<DynamicTest> withBoth(java.util.function.Consumer<Kernels> test) {
        return Stream.of(new VectorKernels(), new PlainKernels())
                .map(kernels ->
                        DynamicTest.dynamicTest(kernels.getClass().getSimpleName(), () -> test.accept(kernels)));
    }

    @TestFactory
    Stream<DynamicTest> productsOfOddSizes() {
        return withBoth(kernels -> {
            for (int size = 1; size <= LARGEST; size++) {
                multiply(kernels, size, LARGEST + 1 - size, 1 + size * 7 % 41);
                multiply(kernels, 1 + size * 11 % 23, size, size);
            }
            multiply(kernels, 13, 300, 800);
        });
    }

    private static void multiply(Kernels kernels, int rows, int columns, int depth) {
        int cPitch = columns + 3;
        float[] a = RandomValues.of(rows * depth, 1);
        float[] b = RandomValues.of(depth * columns + 5, 2);
        float[] c = new float[rows * cPitch + Kernels.SLACK];
        Arrays.fill(c, UNTOUCHED);
        MatrixProduct.multiply(kernels, rows, columns, depth, a, 0, depth, b, 5, columns, c, 1, cPitch, false);
        String size = rows + "x" + depth + " by " + depth + "x" + columns;
        assertEquals(UNTOUCHED, c[0]);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int k = 0; k < depth; k++) {
                    sum += (double) a[i * depth + k] * b[5 + k * columns + j];
                }
                assertEquals(sum, c[1 + i * cPitch + j], 1e-4, size + " at " + i + "," + j);
            }
            for (int j = columns; j < cPitch; j++) {
                assertEquals(UNTOUCHED, c[1 + i * cPitch + j], size + " wrote beyond row " + i);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> innerProductsOfOddSizes() {
        return withBoth(kernels -> {
            for (int size = 1; size <= 25; size++) {
                dots(kernels, size, 26 - size, 1 + size % 7);
            }
        });
    }

    private static void dots(Kernels kernels, int rows, int columns, int steps) {
        int length = steps * kernels.lanes();
        float[] a = RandomValues.of(rows * length, 3);
        float[] b = RandomValues.of(columns * (length + 1), 4);
        int[] table = IntStream.range(0, columns).map(j -> j * (length + 1)).toArray();
        int[] offsets = IntStream.range(0, steps).map(u -> u * kernels.lanes()).toArray();
        float[] c = new float[rows * columns];
        Arrays.fill(c, 1);
        kernels.dots(rows, a, 0, length, offsets, columns, b, 0, table, offsets, steps, c, 0, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 1;
                for (int l = 0; l < length; l++) {
                    sum += (double) a[i * length + l] * b[j * (length + 1) + l];
                }
                assertEquals(
                        sum, c[i * columns + j], 1e-4, rows + "x" + columns + " of " + length + " at " + i + "," + j);
            }
        }
    }
}
