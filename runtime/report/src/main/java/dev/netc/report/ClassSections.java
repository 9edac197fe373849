package dev.netc.report;

import dev.netc.train.ConfusionMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Which classes were taken for which, and how well each was recognized. */
final class ClassSections {

    /** A matrix of more classes is a picture, as nobody could read so many numbers. */
    private static final int MOST_COUNTED = 16;
    /** Of more classes, the weakest come first, and the others are folded. */
    private static final int MOST_LISTED = 20;

    private static final int MISTAKES = 10;

    private final Report report;
    private final ConfusionMatrix confusion;
    private final List<String> names;
    private final Pictures pictures;
    private final Html html;
    private final Parts parts;

    ClassSections(Report report, ConfusionMatrix confusion, Pictures pictures, Html html) {
        this.report = report;
        this.confusion = confusion;
        this.names = report.classNames();
        this.pictures = pictures;
        this.html = html;
        this.parts = new Parts(html);
    }

    void write() {
        parts.section("Confusion");
        parts.note("What the " + report.examination().part()
                + " samples of each class were taken for. Blue is right, orange is wrong; strong is often.");
        html.open("div", "class", "beside");
        pictures.draw(() -> ConfusionPicture.of(confusion, names)).ifPresent(picture -> {
            if (confusion.classes() > MOST_COUNTED) {
                parts.picture(picture);
            }
        });
        if (confusion.classes() <= MOST_COUNTED) {
            matrix();
        }
        mistakes();
        html.close().close();
        parts.section("Classes");
        classes();
        html.close();
    }

    private void matrix() {
        parts.openTable("Confusion matrix: rows are the truth, columns what it was taken for", "matrix");
        html.open("thead").open("tr").element("th", "truth", "scope", "col");
        names.forEach(name -> html.element("th", name, "scope", "col", "class", "number", "title", name));
        html.element("th", "recall", "scope", "col", "class", "number measure")
                .close()
                .close()
                .open("tbody");
        for (int truth = 0; truth < confusion.classes(); truth++) {
            html.open("tr").element("th", names.get(truth), "scope", "row", "title", names.get(truth));
            for (int predicted = 0; predicted < confusion.classes(); predicted++) {
                cell(truth, predicted);
            }
            html.element("td", rough(confusion.recall(truth)), "class", "number measure")
                    .close();
        }
        html.close().open("tfoot").open("tr").element("th", "precision", "scope", "row");
        for (int predicted = 0; predicted < confusion.classes(); predicted++) {
            html.element("td", rough(confusion.precision(predicted)), "class", "number measure");
        }
        html.element("td", rough(confusion.accuracy()), "class", "number measure")
                .close()
                .close();
        parts.closeTable();
    }

    /** Narrow enough for a matrix; the table of classes has the decimals. */
    private static String rough(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private void cell(int truth, int predicted) {
        int count = confusion.count(truth, predicted);
        double share = count == 0 ? 0 : (double) count / confusion.truths(truth);
        // Mistakes are rare where a network is good, so they are shown stronger than their share.
        double strength = truth == predicted ? share : Math.sqrt(share);
        String type = truth == predicted ? "right" : count > 0 ? "wrong" : "none";
        html.element(
                "td",
                count == 0 ? "·" : Parts.grouped(count),
                "class",
                type,
                "style",
                String.format(Locale.ROOT, "--strength:%.3f", strength));
    }

    private record Mistake(int truth, int predicted, int count) {}

    private void mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        for (int truth = 0; truth < confusion.classes(); truth++) {
            for (int predicted = 0; predicted < confusion.classes(); predicted++) {
                if (truth != predicted && confusion.count(truth, predicted) > 0) {
                    mistakes.add(new Mistake(truth, predicted, confusion.count(truth, predicted)));
                }
            }
        }
        if (mistakes.isEmpty()) {
            parts.note("There were no mistakes.");
            return;
        }
        mistakes.sort(Comparator.comparingInt((Mistake mistake) -> -mistake.count()));
        parts.openTable("The most frequent mistakes", "plain");
        parts.heads("truth", "taken for", "#times", "#of the class");
        html.open("tbody");
        for (Mistake mistake : mistakes.subList(0, Math.min(MISTAKES, mistakes.size()))) {
            html.open("tr");
            html.element("th", names.get(mistake.truth()), "scope", "row")
                    .element("td", names.get(mistake.predicted()));
            parts.number(Parts.grouped(mistake.count()));
            parts.number(Parts.percent((double) mistake.count() / confusion.truths(mistake.truth())));
            html.close();
        }
        html.close();
        parts.closeTable();
    }

    private void classes() {
        List<Integer> order = IntStream.range(0, confusion.classes()).boxed().toList();
        if (order.size() <= MOST_LISTED) {
            classTable("Each class", order);
            return;
        }
        List<Integer> weakest = order.stream()
                .sorted(Comparator.comparingDouble(confusion::recall))
                .toList();
        classTable("The " + MOST_LISTED + " weakest of " + order.size() + " classes", weakest.subList(0, MOST_LISTED));
        html.open("details").element("summary", "the other " + (order.size() - MOST_LISTED) + " classes");
        classTable("The other classes", weakest.subList(MOST_LISTED, order.size()));
        html.close();
    }

    private void classTable(String caption, List<Integer> labels) {
        parts.openTable(caption, "plain wide");
        parts.heads("class", "#samples", "#right", "#accuracy (recall)", "", "#precision");
        html.open("tbody");
        for (int label : labels) {
            double recall = confusion.recall(label);
            html.open("tr").element("th", names.get(label), "scope", "row");
            parts.number(Parts.grouped(confusion.truths(label)));
            parts.number(Parts.grouped(confusion.count(label, label)));
            parts.number(Parts.percent(recall));
            html.open("td", "class", "bar", "aria-hidden", "true");
            String width = String.format(Locale.ROOT, "width:%.2f%%", Double.isNaN(recall) ? 0 : 100 * recall);
            html.element("span", "", "style", width).close();
            parts.number(Parts.percent(confusion.precision(label)));
            html.close();
        }
        html.close();
        parts.closeTable();
    }
}
