package dev.netc.train;

import dev.netc.runtime.Training;
import dev.netc.runtime.schedule.Constant;
import dev.netc.train.data.DataSet;
import java.io.PrintStream;

/** Tells of each epoch in a line or two, and of batches where asked to: for logs, and wherever nobody watches. */
public final class PlainListener implements TrainingListener {

    private final PrintStream out;
    private final int interval;
    private EpochText text;
    private Training settings;
    private int samples;
    private double rate;

    public PlainListener(PrintStream out) {
        this(out, 0);
    }

    /** @param interval after how many batches there is a line of the last one's loss; 0 for never */
    public PlainListener(PrintStream out, int interval) {
        this.out = out;
        this.interval = interval;
    }

    @Override
    public void trainingStarted(DataSet data, Training newSettings) {
        settings = newSettings;
        samples = data.training().count();
        rate = Double.NaN;
        text = new EpochText(settings.epochs(), data.unit(), data.evaluationName());
    }

    @Override
    public void batchDone(Progress progress) {
        if (interval > 0 && progress.batch() % interval == 0) {
            out.println(text.batch(progress, samples));
            out.flush();
        }
    }

    @Override
    public void epochDone(Epoch epoch) {
        boolean changed = epoch.rate() != rate && !(settings.schedule() instanceof Constant);
        rate = epoch.rate();
        out.println(text.training(epoch, changed));
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
