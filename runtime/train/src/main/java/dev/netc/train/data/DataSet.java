package dev.netc.train.data;

import dev.netc.runtime.Shapes;
import java.util.List;

/**
 * Samples to train with and to be tested on.
 *
 * @param name as in {@link DataSets#named}
 * @param shape of one sample: C x H x W or F
 * @param classes the classes' names in the order of their numbers; empty where the targets are numbers
 * @param validation kept out of training to judge it by; empty unless {@link #withValidation} was asked for
 */
public record DataSet(
        String name, List<Integer> shape, List<String> classes, Samples training, Samples validation, Samples test) {

    public DataSet {
        shape = List.copyOf(shape);
        classes = List.copyOf(classes);
        for (Samples part : List.of(training, validation, test)) {
            if (part.elements() != Shapes.elements(shape)) {
                throw new IllegalArgumentException(
                        "samples of " + part.elements() + " elements are not of shape " + Shapes.text(shape));
            }
        }
    }

    /** A data set whose training samples are all for training. */
    public static DataSet of(String name, List<Integer> shape, List<String> classes, Samples training, Samples test) {
        return new DataSet(name, shape, classes, training, training.range(0, 0), test);
    }

    /**
     * Takes this many samples from the end of the training part for validation: of MNIST's 60,000, the last 10,000,
     * as is usual.
     *
     * @throws DataException if none would be left to train with
     * @throws IllegalStateException if some were taken before
     */
    public DataSet withValidation(int count) throws DataException {
        if (!validation.isEmpty()) {
            throw new IllegalStateException(name + " already has " + validation.count() + " samples for validation");
        }
        int all = training.count();
        if (count < 0 || count >= all) {
            throw new DataException(name + " has " + all + " training samples, so validation can take 0 to " + (all - 1)
                    + " of them, not " + count);
        }
        int kept = all - count;
        return new DataSet(name, shape, classes, training.range(0, kept), training.range(kept, all), test);
    }

    /**
     * Takes this part of the samples from the end of the training part for the test, unless there is a test part already.
     *
     * @param part 0 to 1
     * @throws DataException if none would be left to train with, or none would be tested on
     */
    DataSet withTest(double part) throws DataException {
        if (part == 0 || !test.isEmpty()) {
            return this;
        }
        int all = training.count();
        int kept = all - (int) Math.round(part * all);
        if (kept < 1 || kept == all) {
            throw new DataException(name + " has " + all + " samples, of which a test part of " + part + " is "
                    + (all - kept) + "; choose another part");
        }
        return new DataSet(name, shape, classes, training.range(0, kept), validation, training.range(kept, all));
    }

    /**
     * With a training part five times as large: each image as it is and moved down, up, right and left, with 0 from
     * outside.
     *
     * @param pixels how far
     * @throws DataException if the samples are no images, or too small
     */
    public DataSet expanded(int pixels) throws DataException {
        if (shape.size() != 3 || pixels < 1 || pixels >= Math.min(shape.get(1), shape.get(2))) {
            throw new DataException(name + " has samples of " + Shapes.text(shape) + ", which expand cannot shift by "
                    + pixels + "; expected images larger than that");
        }
        Samples more = training.expanded(shape.get(1), shape.get(2), pixels);
        return new DataSet(name, shape, classes, more, validation, test);
    }

    /** The part to judge an epoch by: validation where there is one, otherwise test, which may be empty too. */
    public Samples evaluation() {
        return validation.isEmpty() ? test : validation;
    }

    /** What {@link #evaluation} is called. */
    public String evaluationName() {
        return validation.isEmpty() ? "test" : "validation";
    }

    /** What one sample is called where many are counted: an image, or a sample. */
    public String unit() {
        return shape.size() == 3 ? "images" : "samples";
    }
}
