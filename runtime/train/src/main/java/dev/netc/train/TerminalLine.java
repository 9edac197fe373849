package dev.netc.train;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/** One line of a terminal that is written over and over, and leaves nothing behind. */
final class TerminalLine implements ProgressBarConsumer {

    private final PrintStream out;
    private final int width;

    TerminalLine(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    @Override
    public int getMaxRenderedLength() {
        return width;
    }

    @Override
    public void accept(String text) {
        out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        out.flush();
    }

    @Override
    public void clear() {
        accept("");
        out.print("\r");
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
