package dev.netc.cuda.ptx;

import java.util.ArrayList;
import java.util.List;

/** Products of several values, of which some have one element for each plane of the others. */
final class ProductKernels {

    static final String PRODUCT = "product";
    static final String SUMS = "product_sums";

    /** How many factors a kernel takes; those that a launch does not have are passed by. */
    static final int MOST_FACTORS = 8;

    private final Kernel kernel;
    private final List<Factor> factors = new ArrayList<>();
    private final Int32 count;

    /**
     * A value that is multiplied.
     *
     * @param run how many neighbours of the product it has one element for: 1, or the area of a plane
     */
    private record Factor(Array<Float32> x, Int32 run) {

        Float32 at(Int32 i) {
            return x.get(i.over(run));
        }
    }

    private ProductKernels(Kernel kernel) {
        this.kernel = kernel;
        count = kernel.whole("factors");
        for (int i = 0; i < MOST_FACTORS; i++) {
            factors.add(new Factor(kernel.floats("x" + i), kernel.whole("run" + i)));
        }
    }

    static List<Kernel> all() {
        return List.of(product(), sums());
    }

    private Float32 at(Int32 i) {
        Float32 product = factors.get(0).at(i).variable("product");
        for (int j = 1; j < MOST_FACTORS; j++) {
            Factor factor = factors.get(j);
            kernel.when(count.isMore(j), () -> product.set(product.times(factor.at(i))));
        }
        return product;
    }

    private static Kernel product() {
        Kernel kernel = new Kernel(PRODUCT, "y[i] (+)= product over j of xj[i / runj]");
        ProductKernels factors = new ProductKernels(kernel);
        Array<Float32> y = kernel.floats("y");
        Int32 elements = kernel.whole("count");
        Truth adds = kernel.flag("adds");
        kernel.each(elements, i -> y.set(i, factors.at(i), adds));
        return kernel;
    }

    private static Kernel sums() {
        Kernel kernel = new Kernel(SUMS, "y[plane] (+)= sum over i of product over j of xj[(plane area + i) / runj]");
        ProductKernels factors = new ProductKernels(kernel);
        Array<Float32> y = kernel.floats("y");
        Int32 planes = kernel.whole("planes");
        Int32 area = kernel.whole("area");
        Truth adds = kernel.flag("adds");
        BlockFold<Float64> fold = BlockFold.sums(kernel);
        kernel.eachByBlock("plane", planes, plane -> {
            Float64 sum = kernel.wide(0).variable("sum");
            kernel.eachByThread(
                    "i",
                    area,
                    i -> sum.increase(factors.at(plane.timesPlus(area, i)).wide()));
            Float64 all = fold.all(sum);
            kernel.when(kernel.thread().isEqual(0), () -> y.set(plane, all.narrow(), adds));
        });
        return kernel;
    }
}
