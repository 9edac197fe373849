package dev.netc.report;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Model;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.Operator;
import java.util.List;
import java.util.Optional;

/**
 * What the first layer that looks at the image looks for.
 *
 * @param count of all filters, also where fewer are drawn
 */
record Filters(String layer, int count, FilterSheet sheet) {

    /** The first layer with weights, if they can be seen as images: a convolution, or a linear layer on all pixels of an image. */
    static Optional<Filters> of(Model model, List<Integer> sample) {
        return model.layers().stream()
                .filter(layer -> layer.parameter("weight").isPresent())
                .findFirst()
                .filter(layer -> shape(layer, sample).isPresent())
                .map(layer -> {
                    List<Integer> shape = shape(layer, sample).orElseThrow();
                    float[] weights = model.read(layer.parameter("weight").orElseThrow());
                    return new Filters(layer.name(), shape.get(0), new FilterSheet(weights, shape));
                });
    }

    private static Optional<List<Integer>> shape(Layer layer, List<Integer> sample) {
        Operator operator = layer.operator();
        if (operator instanceof Conv) {
            return Optional.of(layer.parameter("weight").orElseThrow().shape());
        }
        boolean seesAllPixels = operator instanceof Linear linear
                && PixelImage.suits(sample)
                && linear.inputFeatures() == sample.get(0) * sample.get(1) * sample.get(2);
        return seesAllPixels
                ? Optional.of(
                        List.of(((Linear) operator).outputFeatures(), sample.get(0), sample.get(1), sample.get(2)))
                : Optional.empty();
    }
}
