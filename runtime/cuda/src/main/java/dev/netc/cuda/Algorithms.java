package dev.netc.cuda;

import dev.netc.cuda.device.ConvolutionAlgorithm;
import dev.netc.cuda.device.ConvolutionProduct;
import dev.netc.cuda.device.ConvolutionShape;
import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.DeviceException;
import dev.netc.cuda.device.DeviceException.Kind;
import dev.netc.runtime.backend.BackendException;
import java.util.HashMap;
import java.util.Map;

/**
 * The algorithms of cuDNN that were fastest when each was run here, once for each shape. Only those count that give the same bits each time.
 */
final class Algorithms {

    private record Key(ConvolutionProduct product, ConvolutionShape shape) {}

    private final Device device;
    private final Map<Key, ConvolutionAlgorithm> fastest = new HashMap<>();
    private final Map<ConvolutionShape, Boolean> withRelu = new HashMap<>();

    Algorithms(Device device) {
        this.device = device;
    }

    /** @throws BackendException if cuDNN has none */
    ConvolutionAlgorithm fastest(ConvolutionProduct product, ConvolutionShape shape) {
        return fastest.computeIfAbsent(new Key(product, shape), this::measure);
    }

    private ConvolutionAlgorithm measure(Key key) {
        try (Trial trial = new Trial(device, key.shape)) {
            return device
                    .dnn()
                    .measure(key.product, key.shape, trial.x(), trial.weight(), trial.y(), trial.workspace())
                    .stream()
                    .filter(ConvolutionAlgorithm::deterministic)
                    .findFirst()
                    .orElseThrow(
                            () -> new BackendException("cuDNN has no algorithm that gives the same bits each time for"
                                    + " the product " + key.product + " of a convolution " + key.shape));
        }
    }

    /** Whether the fastest algorithm for the forward product can add a bias and apply a relu, too. */
    boolean appliesRelu(ConvolutionShape shape) {
        return withRelu.computeIfAbsent(shape, this::tryRelu);
    }

    private boolean tryRelu(ConvolutionShape shape) {
        ConvolutionAlgorithm algorithm = fastest(ConvolutionProduct.FORWARD, shape);
        try (Trial trial = new Trial(device, shape)) {
            device.dnn()
                    .convolveWithRelu(
                            shape, algorithm, trial.x(), trial.weight(), trial.bias(), trial.y(), trial.workspace());
            return true;
        } catch (DeviceException e) {
            if (e.kind() == Kind.NOT_SUPPORTED) {
                return false;
            }
            throw e;
        }
    }
}
