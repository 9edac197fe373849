package dev.netc.train.data;

import dev.netc.runtime.Tensor;
import dev.netc.runtime.Training;
import java.util.List;
import java.util.Optional;

/**
 * An image as a network takes it.
 *
 * @param values C x H x W, 0 to 1, white is 1; not yet normalized
 * @param shape C x H x W
 * @param notice what was changed to make it fit, for people; empty where nothing was
 */
public record ImageSample(float[] values, List<Integer> shape, Optional<String> notice) {

    public ImageSample {
        shape = List.copyOf(shape);
    }

    /**
     * The image as a batch of one, 1 x C x H x W, normalized as the network was trained.
     *
     * @throws DataException if the training's normalization is not for this many channels
     */
    public Tensor tensor(Training training) throws DataException {
        float[] normalized = values.clone();
        Normalization.of(shape, training.mean(), training.deviation()).apply(normalized);
        return Tensor.of(normalized, 1, shape.get(0), shape.get(1), shape.get(2));
    }

    /**
     * The image with black and white exchanged: for dark digits on white paper, where a network learnt the opposite.
     */
    public ImageSample inverted() {
        float[] opposite = values.clone();
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] = 1 - opposite[i];
        }
        return new ImageSample(opposite, shape, notice);
    }
}
