package dev.netc.train.data;

import dev.netc.runtime.Shapes;
import java.util.List;

/**
 * (x - mean) / deviation, a channel at a time, where a pixel's x is its byte / 255: torchvision's {@code ToTensor}
 * and {@code Normalize}, rounded to float32 at the same places.
 */
public final class Normalization {

    private final float[] mean;
    private final float[] deviation;
    private final float[][] pixelTables;

    private Normalization(float[] mean, float[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
        this.pixelTables = new float[mean.length][256];
        for (int channel = 0; channel < mean.length; channel++) {
            for (int pixel = 0; pixel < 256; pixel++) {
                pixelTables[channel][pixel] = (pixel / 255f - mean[channel]) / deviation[channel];
            }
        }
    }

    /**
     * For samples of this shape, C x H x W or F.
     *
     * @param mean one number for all channels, or one a channel
     * @param deviation likewise, not 0
     * @throws DataException if there are as many numbers as neither 1 nor the channels, or if one cannot be divided by
     */
    public static Normalization of(List<Integer> shape, List<Double> mean, List<Double> deviation)
            throws DataException {
        int channels = shape.get(0);
        requireCount("mean", mean, channels, shape);
        requireCount("std", deviation, channels, shape);
        for (double divisor : deviation) {
            if (!(Math.abs(divisor) > 0) || Double.isInfinite(divisor)) {
                throw new DataException("normalize std must be a number other than 0, not " + divisor);
            }
        }
        // One channel is enough where all are alike, and quicker.
        int distinct = Math.max(mean.size(), deviation.size());
        return new Normalization(repeated(mean, distinct), repeated(deviation, distinct));
    }

    /** Leaves numbers as they are, and pixels at 0 to 1. */
    public static Normalization none() {
        return new Normalization(new float[] {0}, new float[] {1});
    }

    private static void requireCount(String what, List<Double> numbers, int channels, List<Integer> shape)
            throws DataException {
        if (numbers.size() != 1 && numbers.size() != channels) {
            throw new DataException("normalize " + what + " has " + numbers.size() + " numbers; expected 1, or "
                    + channels + " for samples of " + Shapes.text(shape));
        }
    }

    private static float[] repeated(List<Double> numbers, int count) {
        float[] all = new float[count];
        for (int i = 0; i < count; i++) {
            all[i] = numbers.get(numbers.size() == 1 ? 0 : i).floatValue();
        }
        return all;
    }

    /** Normalizes one sample, C x H x W or F, in place. */
    public void apply(float[] sample) {
        apply(sample, 0, sample.length);
    }

    /** Normalizes one sample that lies in {@code target} from {@code offset} on. */
    public void apply(float[] target, int offset, int elements) {
        int plane = elements / mean.length;
        for (int i = 0; i < elements; i++) {
            int channel = i / plane;
            target[offset + i] = (target[offset + i] - mean[channel]) / deviation[channel];
        }
    }

    /** Into how many equal parts a sample falls, each with its own mean and deviation. */
    int channels() {
        return mean.length;
    }

    /** What each of the 256 pixel values becomes. */
    float[] pixelTable(int channel) {
        return pixelTables[channel];
    }
}
