package dev.netc.train;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * Draws an epoch in one line: {@code epoch 1/10  45% [====>    ] loss 0.2345  accuracy 93.1%  12,345 images/s  0:42
 * left}, where the time left is that of all epochs. Where the terminal is narrow, the bar shrinks first.
 */
final class EpochBar implements ProgressBarRenderer {

    private static final int WIDEST = 30;

    private final String title;
    private final String unit;
    private final int samples;
    private final int epochsAfter;
    private volatile String state = "";
    private volatile double part;

    /**
     * @param title epoch 1/10
     * @param unit what one counts: images, samples
     * @param samples in an epoch
     * @param epochsAfter how many will follow this one
     */
    EpochBar(String title, String unit, int samples, int epochsAfter) {
        this.title = title;
        this.unit = unit;
        this.samples = samples;
        this.epochsAfter = epochsAfter;
    }

    /** Takes in where the epoch stands. */
    void update(Progress progress) {
        part = (double) progress.samples() / samples;
        double left = progress.seconds() / part * (1 + epochsAfter) - progress.seconds();
        state = String.format(
                Locale.ROOT,
                " %s  %,.0f %s/s  %s left",
                EpochText.measures(progress.loss(), progress.accuracy(), 1),
                progress.samples() / progress.seconds(),
                unit,
                clock(Math.round(left)));
    }

    /** Says what else is going on. */
    void say(String what) {
        state = " " + what;
    }

    /** {@code 1:05}, or {@code 2:01:05} for hours. */
    static String clock(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    @Override
    public String render(ProgressState progress, int width) {
        String front = String.format(Locale.ROOT, "%s %3.0f%% ", title, 100 * Math.floor(part * 100) / 100);
        String back = state;
        int room = Math.min(WIDEST, width - front.length() - back.length() - 2);
        String bar = room >= 3 ? bar(room) : "";
        String line = front + bar + back;
        return line.length() > width ? line.substring(0, width) : line;
    }

    private String bar(int length) {
        int filled = (int) (part * length);
        String head = filled < length ? ">" : "";
        return "[" + "=".repeat(filled) + head + " ".repeat(length - filled - head.length()) + "]";
    }
}
