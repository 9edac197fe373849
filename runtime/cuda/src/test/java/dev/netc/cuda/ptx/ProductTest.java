package dev.netc.cuda.ptx;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.netc.cuda.ptx.ProductLaunches.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTest {

    private final TestMemory memory = new TestMemory(Kernels.INTERPRETER);

    @ParameterizedTest
    @CsvSource({"1,5,31", "2,6,35", "3,1,257", "8,3,20"})
    void factorsAreMultiplied(int number, int planes, int area) {
        int count = planes * area;
        List<Factor> factors = new ArrayList<>();
        double[] products = new double[count];
        double[] sums = new double[planes];
        Arrays.fill(products, 1);
        for (int j = 0; j < number; j++) {
            int run = j % 2 == 1 ? area : 1;
            float[] x = Numbers.random(count / run, j);
            factors.add(new Factor(memory.put(x), run));
            for (int i = 0; i < count; i++) {
                products[i] *= x[i / run];
            }
        }
        for (int i = 0; i < count; i++) {
            sums[i / area] += products[i];
        }
        Gradients.check(memory, products, (y, adds) -> ProductLaunches.product(factors, y, count, adds), 1e-6);
        Gradients.check(memory, sums, (y, adds) -> ProductLaunches.productSums(factors, y, planes, area, adds), 2e-6);
    }

    @Test
    void thereIsAMostOfFactors() {
        List<Factor> nine = Collections.nCopies(9, new Factor(memory.put(1f), 1));
        assertThrows(IllegalArgumentException.class, () -> ProductLaunches.product(nine, 0, 1, false));
    }
}
