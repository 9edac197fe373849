package dev.netc.train;

import dev.netc.runtime.Training;
import dev.netc.train.data.DataSet;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Shows a moving bar for each epoch, with loss, accuracy, images/s and time left, and leaves the lines of {@link
 * PlainListener}.
 */
public final class ProgressBarListener implements TrainingListener {

    private static final int REFRESH_MILLIS = 200;

    private final PrintStream terminal;
    private final PlainListener lines;

    private Training settings;
    private DataSet data;
    private EpochBar view;
    private ProgressBar bar;
    private double shownAt;

    /**
     * @param out where finished epochs are told
     * @param terminal where the bar moves
     */
    public ProgressBarListener(PrintStream out, PrintStream terminal) {
        this.lines = new PlainListener(out);
        this.terminal = terminal;
    }

    /** A bar where output goes to a terminal, plain lines elsewhere. */
    public static TrainingListener standard() {
        return of(Terminal.attached());
    }

    /** A bar, or plain lines only. */
    public static TrainingListener of(boolean terminal) {
        return terminal ? new ProgressBarListener(System.out, System.err) : new PlainListener(System.out);
    }

    @Override
    public void trainingStarted(DataSet newData, Training newSettings) {
        data = newData;
        settings = newSettings;
        lines.trainingStarted(newData, newSettings);
    }

    @Override
    public void epochStarted(int epoch) {
        int samples = data.training().count();
        EpochText text = new EpochText(settings.epochs(), data.unit(), data.evaluationName());
        view = new EpochBar(text.title(epoch), data.unit(), samples, settings.epochs() - epoch);
        bar = new ProgressBarBuilder()
                .setConsumer(new TerminalLine(terminal, Terminal.width()))
                .setRenderer(view)
                .setInitialMax(samples)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .clearDisplayOnFinish()
                .build();
        shownAt = 0;
    }

    @Override
    public void batchDone(Progress progress) {
        boolean due = progress.seconds() - shownAt >= REFRESH_MILLIS / 1000.0;
        if (due || progress.batch() == progress.batches()) {
            shownAt = progress.seconds();
            view.update(progress);
            bar.stepTo(progress.samples());
        }
    }

    @Override
    public void evaluationStarted(int epoch) {
        view.say("evaluating");
    }

    @Override
    public void epochDone(Epoch epoch) {
        closeBar();
        lines.epochDone(epoch);
    }

    @Override
    public void trainingDone(TrainingResult result) {
        closeBar();
        lines.trainingDone(result);
    }

    @Override
    public void trainingFailed(Exception reason) {
        closeBar();
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
