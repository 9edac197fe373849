package dev.netc.report;

import dev.netc.train.Evaluation;
import dev.netc.train.TrainingResult;

/** The head of the page: the network, the data, and what came out in a few numbers. */
final class SummarySection {

    private final Report report;
    private final Html html;

    SummarySection(Report report, Html html) {
        this.report = report;
        this.html = html;
    }

    void write() {
        html.open("header");
        html.element("h1", report.model().name());
        html.element("p", sentence(), "class", "lead");
        html.open("dl", "class", "tiles");
        Evaluation evaluation = report.examination().evaluation();
        String part = report.examination().part();
        if (evaluation.accuracy().isPresent()) {
            tile(part + " accuracy", Parts.percent(evaluation.accuracy().getAsDouble()));
        }
        tile(part + " loss", Parts.measure(evaluation.loss()));
        tile("parameters", Parts.grouped(report.parameters()));
        tile("epochs", String.valueOf(report.epochs().size()));
        tile("time", Parts.duration(report.result().seconds()));
        html.close().close();
    }

    private void tile(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    private String sentence() {
        TrainingResult result = report.result();
        String end =
                switch (result.end()) {
                    case FINISHED -> "";
                    case EARLY -> " The training ended early, as it no longer helped.";
                    case STOPPED -> " The training was stopped.";
                };
        String kept = result.kept() == report.epochs().size()
                ? ""
                : " The weights are those of epoch " + result.kept() + ", the best.";
        return "Trained on " + report.data().name() + ": "
                + Parts.grouped(report.data().training().count()) + " "
                + report.data().unit() + "." + end + kept + judged();
    }

    private String judged() {
        Evaluation evaluation = report.examination().evaluation();
        String part = report.examination().part();
        String count = Parts.grouped(evaluation.count());
        if (part.equals("training")) {
            return " There is nothing else to judge it by, so the numbers below are those of the training samples.";
        }
        return evaluation
                .confusion()
                .map(confusion -> " Of " + count + " " + part + " samples, " + Parts.grouped(confusion.correct())
                        + " were taken for what they are.")
                .orElse(" Judged by " + count + " " + part + " samples.");
    }
}
