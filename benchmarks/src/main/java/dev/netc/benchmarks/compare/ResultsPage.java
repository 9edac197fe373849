package dev.netc.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with a section for each kind, between two lines of comment. Everything else on it is somebody else's. */
final class ResultsPage {

    private final Path file;

    ResultsPage(Path file) {
        this.file = file;
    }

    /** Replaces what a section says; a page that lacks the section gets it at its end. */
    void write(Kind kind, String text) throws IOException {
        String begin = "<!-- benchmarks/compare " + kind + " -->";
        String end = "<!-- end of " + kind + " -->";
        String section = begin + "\n" + text.strip() + "\n" + end;
        String page = Files.exists(file) ? Files.readString(file) : "";
        int from = page.indexOf(begin);
        int to = page.indexOf(end, Math.max(from, 0));
        if (from < 0 || to < 0) {
            Files.writeString(file, (page.isEmpty() ? "" : page.stripTrailing() + "\n\n") + section + "\n");
        } else {
            Files.writeString(file, page.substring(0, from) + section + page.substring(to + end.length()));
        }
    }
}
