package dev.netc.cuda.ptx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Launches of products of up to {@link #MOST_FACTORS} values, forward and backward: the gradient of a factor is dy times all others. */
public final class ProductLaunches {

    public static final int MOST_FACTORS = ProductKernels.MOST_FACTORS;

    private ProductLaunches() {}

    /**
     * A value that is multiplied.
     *
     * @param run how many neighbours of the product it has one element for: 1, or for N x C x 1 x 1 the area of a plane
     */
    public record Factor(long address, int run) {}

    /** y = the product of all factors, or that is added to y. */
    public static Launch product(List<Factor> factors, long y, int count, boolean adds) {
        List<Object> arguments = arguments(factors);
        Collections.addAll(arguments, y, count, Flags.of(adds));
        return new Launch(ProductKernels.PRODUCT, Grids.elements(count), arguments);
    }

    /** y[plane] = the sum over a plane of the product of all factors, or that is added to y: the gradient of a factor that is repeated. */
    public static Launch productSums(List<Factor> factors, long y, int planes, int area, boolean adds) {
        List<Object> arguments = arguments(factors);
        Collections.addAll(arguments, y, planes, area, Flags.of(adds));
        return new Launch(ProductKernels.SUMS, Grids.rows(planes, area), arguments);
    }

    private static List<Object> arguments(List<Factor> factors) {
        if (factors.isEmpty() || factors.size() > MOST_FACTORS) {
            throw new IllegalArgumentException(factors.size() + " factors, not 1 to " + MOST_FACTORS);
        }
        List<Object> arguments = new ArrayList<>(List.of(factors.size()));
        factors.forEach(factor -> Collections.addAll(arguments, factor.address(), factor.run()));
        for (int missing = factors.size(); missing < MOST_FACTORS; missing++) {
            Collections.addAll(arguments, 0L, 1);
        }
        return arguments;
    }
}
