package dev.netc.report;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.runtime.Value;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.optimizer.Sgd;
import dev.netc.train.Trainer;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.Inputs;
import dev.netc.train.data.Samples;
import dev.netc.train.data.Targets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Small trainings of all kinds, each with its report. */
final class Cases {

    private Cases() {}

    /** One linear layer on whatever comes in. */
    private static final class Small extends Model {

        private final Value input;
        private final Value output;
        private final Layer linear;

        Small(int[] shape, int outputs) {
            super("Small");
            input = input(shape);
            int features = IntStream.of(shape).reduce(1, (a, b) -> a * b);
            Operator operator = Linear.of(features, outputs);
            linear = layer("linear", operator);
            output = value("linear", outputs);
        }

        @Override
        protected void forward() {
            linear.forward(input, output);
        }

        @Override
        protected void backward() {
            linear.backward(input, output);
        }

        @Override
        public Value output() {
            return output;
        }
    }

    /** Trains a linear layer and gives what the listener said. */
    static List<String> train(DataSet data, int epochs, Path folder) throws Exception {
        boolean hasClasses = data.training().hasClasses();
        int features = data.training().elements();
        Training settings = Training.standard().epochs(epochs).batch(20).optimizer(Sgd.rate(0.1));
        List<String> messages = new ArrayList<>();
        try (Model model = new Small(new int[] {features}, data.training().outputs())) {
            model.open(Backends.named("reference"), new Backend.Settings(1, 0));
            new Trainer(model, data)
                    .settings(hasClasses ? settings : settings.loss(new MeanSquaredError()))
                    .output(folder)
                    .listener(new ReportListener(model, folder, List.of(new Fact("seed", "0")), messages::add))
                    .run();
        }
        return messages;
    }

    /** Colour images of so many classes, each with a colour of its own and much noise. */
    static DataSet images(List<String> classes, int tests) {
        return DataSet.of(
                "colours", List.of(3, 6, 6), classes, images(classes.size(), 3, 1), images(classes.size(), tests, 2));
    }

    private static Samples images(int classes, int each, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = classes * each;
        float[] pixels = new float[count * 108];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % classes;
            SplittableRandom color = new SplittableRandom(labels[i]);
            double[] levels = {color.nextDouble(), color.nextDouble(), color.nextDouble()};
            for (int k = 0; k < 108; k++) {
                pixels[i * 108 + k] = (float) (0.7 * levels[k / 36] + 0.3 * random.nextDouble());
            }
        }
        return Samples.of(new Inputs.Numbers(pixels, 108), new Targets.Classes(labels, classes));
    }

    /** Points on the line y = 3 x - 1. */
    static DataSet line() {
        float[] xs = new float[40];
        float[] ys = new float[40];
        for (int i = 0; i < 40; i++) {
            xs[i] = i / 20f - 1;
            ys[i] = 3 * xs[i] - 1;
        }
        Samples samples = Samples.of(new Inputs.Numbers(xs, 1), new Targets.Numbers(ys, 1));
        return DataSet.of("line", List.of(1), List.of(), samples, samples);
    }

    /** {@code class 0} to {@code class n-1} */
    static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "class " + i).toList();
    }
}
