package dev.netc.cli;

import dev.netc.train.TrainingListener;
import dev.netc.train.TrainingResult;
import java.nio.file.Path;
import java.util.Locale;

/** Says what a training came to and where its weights are; as a listener, because after Ctrl-C nothing later is sure to run. */
final class Outcome implements TrainingListener {

    private final Path folder;
    private final Console console;

    Outcome(Path folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    @Override
    public void trainingDone(TrainingResult result) {
        if (result.kept() == 0) {
            console.out().println("no weights were written");
            return;
        }
        result.test().ifPresent(test -> console.out().println("test: " + EvaluationText.of(test)));
        console.out()
                .println(String.format(
                        Locale.ROOT, "waited for data: %.1f%% of the training", 100 * result.waitingPart()));
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "weights of epoch %d after %.1f s: %s",
                        result.kept(),
                        result.seconds(),
                        folder.resolve(Weights.FILE)));
    }
}
