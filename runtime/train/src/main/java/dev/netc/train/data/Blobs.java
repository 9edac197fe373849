package dev.netc.train.data;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The data set {@code blobs}: samples of four features around three centres, one a class, like the iris flowers'
 * measurements; generated from a seed. 120 training samples, 30 test samples.
 */
final class Blobs implements DataSource {

    private static final int FEATURES = 4;
    private static final int CLASSES = 3;
    private static final double[][] CENTRES = {{-1.0, 0.9, -1.2, -1.1}, {0.2, -0.8, 0.4, 0.2}, {0.9, 0.1, 1.0, 1.1}};
    private static final double DEVIATION = 0.4;

    @Override
    public String name() {
        return "blobs";
    }

    @Override
    public DataSet load(DataOptions options) {
        NormalNumbers normal = new NormalNumbers(new SplittableRandom(options.seed()));
        return DataSet.of(
                name(),
                List.of(FEATURES),
                List.of("first", "second", "third"),
                samples(120, normal),
                samples(30, normal));
    }

    private static Samples samples(int count, NormalNumbers normal) {
        float[] features = new float[count * FEATURES];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % CLASSES;
            for (int j = 0; j < FEATURES; j++) {
                features[i * FEATURES + j] = (float) (CENTRES[labels[i]][j] + DEVIATION * normal.next());
            }
        }
        return Samples.of(new Inputs.Numbers(features, FEATURES), new Targets.Classes(labels, CLASSES));
    }
}
