package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.TensorShape;
import dev.netc.cuda.ptx.Launch;
import dev.netc.cuda.ptx.ProductLaunches;
import dev.netc.cuda.ptx.ProductLaunches.Factor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The product of values, of which some have one number for each plane of the others. */
record Multiplication(Device device, List<Activation> xs, Activation y) implements Operation {

    private Factor factor(Activation x) {
        return new Factor(x.at(), run(x));
    }

    private int run(Activation x) {
        return y.shape().area() / x.shape().area();
    }

    @Override
    public List<Task> forward() {
        List<Factor> factors = xs.stream().map(this::factor).toList();
        return List.of(Task.of(device, ProductLaunches.product(factors, y.at(), y.elements(), false)));
    }

    @Override
    public List<Task> backward(Wanted wanted) {
        return IntStream.range(0, xs.size())
                .filter(i -> wanted.inputs()[i])
                .mapToObj(i -> Task.of(device, gradient(i, wanted.growing()[i])))
                .toList();
    }

    private Launch gradient(int index, boolean adds) {
        List<Factor> factors = new ArrayList<>(List.of(new Factor(y.gradient(), 1)));
        IntStream.range(0, xs.size()).filter(i -> i != index).forEach(i -> factors.add(factor(xs.get(i))));
        Activation x = xs.get(index);
        TensorShape shape = y.shape();
        return run(x) == 1
                ? ProductLaunches.product(factors, x.gradient(), y.elements(), adds)
                : ProductLaunches.productSums(
                        factors, x.gradient(), shape.batch() * shape.channels(), shape.area(), adds);
    }
}
