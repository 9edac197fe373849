package dev.netc.report;

import java.util.Locale;

/** How near the network's numbers come to those of the samples. */
final class RegressionSection {

    /** Targets of which a chart is drawn. */
    private static final int CHARTS = 4;

    private final Report report;
    private final Regression regression;
    private final Pictures pictures;
    private final Html html;
    private final Parts parts;

    RegressionSection(Report report, Regression regression, Pictures pictures, Html html) {
        this.report = report;
        this.regression = regression;
        this.pictures = pictures;
        this.html = html;
        this.parts = new Parts(html);
    }

    void write() {
        parts.section("Fit");
        html.open("div", "class", "charts");
        report.examination().curve().ifPresent(this::curve);
        for (int target = 0; target < Math.min(CHARTS, regression.targets()); target++) {
            Points points = regression.points(target);
            String name = regression.targets() == 1 ? "answers" : "answers-" + target;
            String which = regression.targets() == 1 ? "" : " of target " + target;
            String description = "What the network answers over the truth" + which + "; R² is "
                    + Parts.measure(regression.determination(target)) + ".";
            pictures.draw(() -> Charts.picture(name, description, charts -> charts.answers(points)))
                    .ifPresent(parts::picture);
        }
        html.close();
        report.examination().curve().ifPresent(this::lines);
        table();
        html.close();
    }

    private void curve(Examination.Curve curve) {
        pictures.draw(() -> Charts.picture(
                        "fit", "The training points and the network's line through them.", charts -> charts.fit(curve)))
                .ifPresent(parts::picture);
    }

    private void lines(Examination.Curve curve) {
        parts.note("The network's answers lie on " + text(curve.answers().leastSquares())
                + "; the line with the least squares through the training points is "
                + text(curve.data().leastSquares()) + ".");
    }

    private static String text(Points.Line line) {
        return String.format(
                Locale.ROOT,
                "y = %.3f x %s %.3f",
                line.slope(),
                line.intercept() < 0 ? "−" : "+",
                Math.abs(line.intercept()));
    }

    private void table() {
        parts.openTable("Errors on the " + report.examination().part() + " samples", "plain");
        parts.heads("target", "#mean absolute error", "#root mean squared error", "#R²");
        html.open("tbody");
        for (int target = 0; target < regression.targets(); target++) {
            html.open("tr").element("th", String.valueOf(target), "scope", "row");
            parts.number(Parts.measure(regression.meanAbsoluteError(target)));
            parts.number(Parts.measure(regression.rootMeanSquaredError(target)));
            parts.number(Parts.measure(regression.determination(target)));
            html.close();
        }
        html.close();
        parts.closeTable();
    }
}
