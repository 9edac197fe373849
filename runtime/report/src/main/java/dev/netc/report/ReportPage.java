package dev.netc.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The page with all that a report tells: one file that needs no other. */
final class ReportPage {

    private final Report report;
    private final Pictures pictures;
    private final Html html = new Html();

    ReportPage(Report report, Pictures pictures) {
        this.report = report;
        this.pictures = pictures;
    }

    /** Writes the page, whole or not at all, and its pictures beside it. */
    void write(Path folder) throws IOException {
        Path part = folder.resolve(".report.html.part");
        try {
            Files.writeString(part, text());
            Files.move(
                    part,
                    folder.resolve("report.html"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        for (Picture picture : pictures.drawn()) {
            picture.write(folder);
        }
    }

    String text() {
        html.open("html", "lang", "en").open("head");
        html.single("meta", "charset", "utf-8");
        html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.single("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", report.model().name() + " on " + report.data().name());
        html.style(style()).close();
        html.open("body").open("main");
        new SummarySection(report, html).write();
        new CurveSection(report, pictures, html).write();
        report.confusion().ifPresent(confusion -> new ClassSections(report, confusion, pictures, html).write());
        report.examination()
                .regression()
                .ifPresent(regression -> new RegressionSection(report, regression, pictures, html).write());
        new AnswerSection(report, pictures, html).write();
        new NetworkSections(report, pictures, html).write();
        html.close();
        html.element("footer", "written by netc, " + date());
        html.close().close();
        return "<!doctype html>\n" + html;
    }

    private String date() {
        return report.begun().format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ROOT));
    }

    private static String style() {
        try (InputStream sheet = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
