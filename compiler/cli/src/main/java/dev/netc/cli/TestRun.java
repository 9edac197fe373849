package dev.netc.cli;

import dev.netc.runtime.Model;
import dev.netc.train.ConfusionMatrix;
import dev.netc.train.Ensemble;
import dev.netc.train.Evaluation;
import dev.netc.train.Evaluator;
import dev.netc.train.TrainingException;
import dev.netc.train.Vote;
import dev.netc.train.data.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tests weights of one network on a data set: each by themselves and, where there are several, all together. */
final class TestRun {

    private final Model model;
    private final DataSet data;
    private final RuntimeOptions runtime;
    private final Console console;

    TestRun(Model model, DataSet data, RuntimeOptions runtime, Console console) {
        this.model = model;
        this.data = data;
        this.runtime = runtime;
        this.console = console;
    }

    /**
     * Tests, and tells the results.
     *
     * @param votes how several answer together
     * @throws UserError if the data has no test part, or if several are to vote where there are no classes
     */
    void run(List<Path> weights, List<Vote> votes) throws IOException, TrainingException {
        if (data.test().isEmpty()) {
            throw new UserError("the data set " + data.name() + " has no test part");
        }
        if (weights.size() > 1 && !data.test().hasClasses()) {
            throw new UserError("several networks vote on classes, and the targets of " + data.name()
                    + " are numbers; give --weights once");
        }
        Ensemble ensemble = new Ensemble(model.training().loss());
        for (Path file : weights) {
            float[] outputs = new float[data.test().count() * data.test().outputs()];
            String text = EvaluationText.of(evaluate(file, outputs));
            console.out().println((weights.size() > 1 ? file + ": " : "test on " + data.name() + ": ") + text);
            ensemble.add(outputs);
        }
        if (weights.size() > 1) {
            votes.forEach(vote -> tell(ensemble, vote, weights.size()));
        }
    }

    private Evaluation evaluate(Path weights, float[] outputs) throws IOException, TrainingException {
        Weights.load(model, weights);
        runtime.open(model, 0);
        try (Evaluator evaluator = new Evaluator(model, data, model.training())) {
            return evaluator.evaluate(
                    data.test(),
                    (sample, output) -> System.arraycopy(output, 0, outputs, sample * output.length, output.length));
        }
    }

    private void tell(Ensemble ensemble, Vote vote, int members) {
        ConfusionMatrix together = ensemble.evaluate(data.test(), vote);
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "%s of %d on %s: accuracy %.2f%% (%,d of %,d)",
                        vote.name().toLowerCase(Locale.ROOT),
                        members,
                        data.name(),
                        100 * together.accuracy(),
                        together.correct(),
                        together.total()));
    }
}
