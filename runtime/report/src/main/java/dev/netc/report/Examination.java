package dev.netc.report;

import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.train.Evaluation;
import dev.netc.train.Evaluator;
import dev.netc.train.Probabilities;
import dev.netc.train.TrainingException;
import dev.netc.train.data.DataException;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.Normalization;
import dev.netc.train.data.Samples;
import java.util.List;
import java.util.Optional;

/**
 * What a network answers to the samples that it is judged by.
 *
 * @param part what they are called: test, validation, training
 * @param answers some of them, wrong ones first; empty where the targets are numbers
 * @param regression empty where the targets are classes
 * @param curve where input and output are one number each, the training's points and the network's line through them
 */
record Examination(
        String part,
        Samples samples,
        Evaluation evaluation,
        List<Answer> answers,
        Optional<Regression> regression,
        Optional<Curve> curve) {

    /** Points, and what the network makes of their x. */
    record Curve(Points data, Points answers) {

        private static final int SHOWN = 2000;

        static Curve empty() {
            return new Curve(new Points(SHOWN), new Points(SHOWN));
        }

        void add(float x, float y, float answer) {
            data.add(x, y);
            answers.add(x, answer);
        }
    }

    /** Looks at the test part, or else the validation part, or else at what the network was trained with. */
    static Examination of(Model model, DataSet data, Training settings) throws DataException, TrainingException {
        Samples samples = !data.test().isEmpty() ? data.test() : data.evaluation();
        String part = !data.test().isEmpty() ? "test" : data.evaluationName();
        if (samples.isEmpty()) {
            samples = data.training();
            part = "training";
        }
        try (Evaluator evaluator = new Evaluator(model, data, settings)) {
            return samples.hasClasses()
                    ? ofClasses(evaluator, settings, samples, part)
                    : ofNumbers(evaluator, data, samples, part);
        }
    }

    private static Examination ofClasses(Evaluator evaluator, Training settings, Samples samples, String part) {
        Selection selection = new Selection();
        Evaluation evaluation = evaluator.evaluate(samples, (sample, output) -> {
            int predicted = largest(output);
            double certainty = Probabilities.of(output, settings.loss())[predicted];
            selection.add(new Answer(sample, samples.label(sample), predicted, certainty));
        });
        return new Examination(part, samples, evaluation, selection.answers(), Optional.empty(), Optional.empty());
    }

    private static Examination ofNumbers(Evaluator evaluator, DataSet data, Samples samples, String part) {
        Regression regression = new Regression(samples.outputs());
        Evaluation evaluation =
                evaluator.evaluate(samples, (sample, output) -> regression.add(targets(samples, sample), output));
        return new Examination(
                part, samples, evaluation, List.of(), Optional.of(regression), curve(evaluator, data.training()));
    }

    private static Optional<Curve> curve(Evaluator evaluator, Samples training) {
        if (training.elements() != 1 || training.outputs() != 1) {
            return Optional.empty();
        }
        Curve curve = Curve.empty();
        float[] x = new float[1];
        evaluator.evaluate(training, (sample, output) -> {
            training.copyInput(sample, Normalization.none(), x, 0);
            curve.add(x[0], targets(training, sample)[0], output[0]);
        });
        return Optional.of(curve);
    }

    private static float[] targets(Samples samples, int sample) {
        float[] targets = new float[samples.outputs()];
        samples.copyTarget(sample, targets, 0);
        return targets;
    }

    private static int largest(float[] output) {
        int best = 0;
        for (int i = 1; i < output.length; i++) {
            if (output[i] > output[best]) {
                best = i;
            }
        }
        return best;
    }
}
