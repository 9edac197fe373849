package dev.netc.train.data;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The data set {@code line}: y = a x + b plus noise of deviation 10, with x normal and a and b drawn from the seed; a
 * task for linear regression. 100 points to train with, 100 to be tested on.
 */
final class Line implements DataSource {

    private static final int POINTS = 100;
    private static final double NOISE = 10;

    @Override
    public String name() {
        return "line";
    }

    @Override
    public DataSet load(DataOptions options) {
        SplittableRandom random = new SplittableRandom(options.seed());
        NormalNumbers normal = new NormalNumbers(random);
        double slope = 20 + 80 * random.nextDouble();
        double intercept = 100 * random.nextDouble() - 50;
        return DataSet.of(
                name(), List.of(1), List.of(), samples(slope, intercept, normal), samples(slope, intercept, normal));
    }

    private static Samples samples(double slope, double intercept, NormalNumbers normal) {
        float[] xs = new float[POINTS];
        float[] ys = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double x = normal.next();
            xs[i] = (float) x;
            ys[i] = (float) (slope * x + intercept + NOISE * normal.next());
        }
        return Samples.of(new Inputs.Numbers(xs, 1), new Targets.Numbers(ys, 1));
    }
}
