package dev.netc.report;

import dev.netc.train.Epoch;
import java.util.List;
import java.util.OptionalDouble;

/** How loss and accuracy went, epoch after epoch: as curves and, for who wants the numbers, as a table. */
final class CurveSection {

    /** A table longer than this is folded. */
    private static final int SHORT = 12;

    private final Report report;
    private final Pictures pictures;
    private final Html html;
    private final Parts parts;

    CurveSection(Report report, Pictures pictures, Html html) {
        this.report = report;
        this.pictures = pictures;
        this.html = html;
        this.parts = new Parts(html);
    }

    void write() {
        List<Epoch> epochs = report.epochs();
        String name = report.data().evaluationName();
        parts.section("Training");
        html.open("div", "class", "charts");
        pictures.draw(() -> Charts.picture(
                        "loss", "The loss, epoch by epoch: " + lossText(), charts -> charts.loss(epochs, name)))
                .ifPresent(parts::picture);
        if (epochs.get(0).accuracy().isPresent()) {
            pictures.draw(() -> Charts.picture(
                            "accuracy",
                            "The accuracy, epoch by epoch; the numbers stand in the table below.",
                            charts -> charts.accuracy(epochs, name)))
                    .ifPresent(parts::picture);
        }
        html.close();
        html.open("details", epochs.size() <= SHORT ? new String[] {"open", ""} : new String[0]);
        html.element("summary", "the numbers of each epoch");
        table(epochs, name);
        html.close().close();
    }

    private String lossText() {
        double first = report.epochs().get(0).loss();
        double last = report.epochs().get(report.epochs().size() - 1).loss();
        return "in training from " + Parts.measure(first) + " to " + Parts.measure(last) + ".";
    }

    private void table(List<Epoch> epochs, String name) {
        parts.openTable("Loss and accuracy by epoch", "plain");
        boolean isJudged = epochs.get(0).evaluation().isPresent();
        parts.heads(
                isJudged
                        ? new String[] {
                            "#epoch",
                            "#training loss",
                            "#training accuracy",
                            "#" + name + " loss",
                            "#" + name + " accuracy",
                            "#time"
                        }
                        : new String[] {"#epoch", "#training loss", "#training accuracy", "#time"});
        html.open("tbody");
        epochs.forEach(this::row);
        html.close();
        parts.closeTable();
        parts.note("The epoch in bold is the one whose weights were kept.");
    }

    private void row(Epoch epoch) {
        html.open("tr", epoch.number() == report.result().kept() ? new String[] {"class", "kept"} : new String[0]);
        html.element("th", String.valueOf(epoch.number()), "scope", "row", "class", "number");
        parts.number(Parts.measure(epoch.loss()));
        parts.number(percent(epoch.accuracy()));
        epoch.evaluation().ifPresent(measured -> {
            parts.number(Parts.measure(measured.loss()));
            parts.number(percent(measured.accuracy()));
        });
        parts.number(Parts.duration(epoch.seconds()));
        html.close();
    }

    private static String percent(OptionalDouble share) {
        return Parts.percent(share.orElse(Double.NaN));
    }
}
