package dev.netc.train;

import dev.netc.train.data.DownloadListener;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Says what is downloaded and where to, and shows a moving bar on a terminal. */
public final class DownloadProgress implements DownloadListener {

    private final PrintStream out;
    private final boolean terminal;
    private ProgressBar bar;

    /** @param terminal whether to show a bar, on standard error */
    public DownloadProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** With a bar where output goes to a terminal. */
    public static DownloadProgress standard() {
        return new DownloadProgress(System.out, Terminal.attached());
    }

    @Override
    public void started(URI source, Path target, long bytes) {
        out.println("downloading " + source + " to " + target);
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setConsumer(new TerminalLine(System.err, Terminal.width()))
                    .setTaskName(target.getFileName().toString())
                    .setInitialMax(bytes)
                    .setUnit(" MB", 1_000_000)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .clearDisplayOnFinish()
                    .build();
        }
    }

    @Override
    public void received(int bytes) {
        if (bar != null) {
            bar.stepBy(bytes);
        }
    }

    @Override
    public void ended() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
