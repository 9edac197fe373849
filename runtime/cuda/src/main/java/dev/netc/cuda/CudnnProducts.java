package dev.netc.cuda;

import dev.netc.cuda.device.ConvolutionAlgorithm;
import dev.netc.cuda.device.ConvolutionProduct;
import dev.netc.cuda.device.ConvolutionShape;
import dev.netc.cuda.device.Dnn;
import dev.netc.cuda.device.Scratch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The products of a convolution, each by the algorithm that was fastest. Where cuDNN does not know the padding, x is padded in the workspace
 * before a product, or its gradient taken out of there after one.
 */
final class CudnnProducts implements Products {

    private final Context context;
    private final Dnn dnn;
    private final Padding padding;
    private final ConvolutionShape shape;
    private final boolean appliesRelu;
    private final Map<ConvolutionProduct, ConvolutionAlgorithm> algorithms = new EnumMap<>(ConvolutionProduct.class);

    /**
     * @param products those that will be asked for
     * @param appliesRelu whether a relu follows a bias
     */
    CudnnProducts(Context context, Padding padding, List<ConvolutionProduct> products, boolean appliesRelu) {
        this.context = context;
        this.padding = padding;
        dnn = context.device().dnn();
        shape = padding.inner();
        for (ConvolutionProduct product : products) {
            ConvolutionAlgorithm algorithm = context.algorithms().fastest(product, shape);
            algorithms.put(product, algorithm);
            context.workspace().reserve(padding.bytes() + algorithm.workspaceBytes());
        }
        this.appliesRelu = appliesRelu && context.algorithms().appliesRelu(shape);
    }

    private long padded(long x) {
        return padding.isNeeded() ? context.workspace().part(0, padding.bytes()).address() : x;
    }

    private Scratch scratch(ConvolutionAlgorithm algorithm) {
        return context.workspace().part(padding.bytes(), algorithm.workspaceBytes());
    }

    @Override
    public List<Task> forward(long x, long weight, long y, boolean adds) {
        List<Task> tasks = new ArrayList<>(padding.pad(x, padded(x)));
        tasks.add(product(ConvolutionProduct.FORWARD, padded(x), weight, y, adds));
        return tasks;
    }

    @Override
    public Optional<List<Task>> forwardWithRelu(long x, long weight, long bias, long y) {
        if (!appliesRelu) {
            return Optional.empty();
        }
        ConvolutionAlgorithm algorithm = algorithms.get(ConvolutionProduct.FORWARD);
        Scratch scratch = scratch(algorithm);
        long from = padded(x);
        List<Task> tasks = new ArrayList<>(padding.pad(x, from));
        tasks.add(new Task(
                "cudnnConvolutionBiasActivationForward " + algorithm.name(),
                () -> dnn.convolveWithRelu(shape, algorithm, from, weight, bias, y, scratch)));
        return Optional.of(tasks);
    }

    @Override
    public List<Task> inputGradient(long x, long weight, long y, boolean adds) {
        boolean growsThere = adds && !padding.isNeeded();
        List<Task> tasks = new ArrayList<>();
        tasks.add(product(ConvolutionProduct.INPUT_GRADIENT, padded(x), weight, y, growsThere));
        tasks.addAll(padding.takeOut(padded(x), x, adds));
        return tasks;
    }

    @Override
    public List<Task> weightGradient(long x, long weight, long y, boolean adds) {
        List<Task> tasks = new ArrayList<>(padding.pad(x, padded(x)));
        tasks.add(product(ConvolutionProduct.WEIGHT_GRADIENT, padded(x), weight, y, adds));
        return tasks;
    }

    private Task product(ConvolutionProduct product, long x, long weight, long y, boolean adds) {
        ConvolutionAlgorithm algorithm = algorithms.get(product);
        Scratch scratch = scratch(algorithm);
        return new Task(
                call(product) + " " + algorithm.name(),
                () -> dnn.convolve(product, shape, algorithm, x, weight, y, adds, scratch));
    }

    private static String call(ConvolutionProduct product) {
        return switch (product) {
            case FORWARD -> "cudnnConvolutionForward";
            case INPUT_GRADIENT -> "cudnnConvolutionBackwardData";
            case WEIGHT_GRADIENT -> "cudnnConvolutionBackwardFilter";
        };
    }
}
