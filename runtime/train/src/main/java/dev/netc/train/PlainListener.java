package dev.netc.train;

import dev.netc.runtime.Training;
import dev.netc.train.data.DataSet;
import java.io.PrintStream;

/** Tells of each epoch in a line or two: for logs, and wherever nobody watches. */
public final class PlainListener implements TrainingListener {

    private final PrintStream out;
    private EpochText text;
    private Training settings;

    public PlainListener(PrintStream out) {
        this.out = out;
    }

    @Override
    public void trainingStarted(DataSet data, Training newSettings) {
        settings = newSettings;
        text = new EpochText(settings.epochs(), data.unit(), data.evaluationName());
    }

    @Override
    public void epochDone(Epoch epoch) {
        out.println(text.training(epoch));
        epoch.evaluation().ifPresent(measured -> out.println(text.evaluation(measured)));
        out.flush();
    }

    @Override
    public void trainingDone(TrainingResult result) {
        String end = text.end(result, settings.patience());
        if (!end.isEmpty()) {
            out.println(end);
        }
    }
}
