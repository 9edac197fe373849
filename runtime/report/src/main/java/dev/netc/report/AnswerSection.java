package dev.netc.report;

import java.awt.image.BufferedImage;
import java.util.List;

/** Images with what they show and what they were taken for. */
final class AnswerSection {

    private final Report report;
    private final Pictures pictures;
    private final Html html;
    private final Parts parts;

    AnswerSection(Report report, Pictures pictures, Html html) {
        this.report = report;
        this.pictures = pictures;
        this.html = html;
        this.parts = new Parts(html);
    }

    void write() {
        Examination examination = report.examination();
        List<Answer> answers = examination.answers();
        if (answers.isEmpty() || !PixelImage.suits(report.data().shape())) {
            return;
        }
        List<BufferedImage> images = answers.stream()
                .map(answer -> PixelImage.of(
                        examination.samples(), answer.sample(), report.data().shape()))
                .toList();
        parts.section("Images");
        parts.note(note(answers));
        html.open("div", "class", "images");
        for (int i = 0; i < answers.size(); i++) {
            figure(answers.get(i), images.get(i));
        }
        html.close().close();
        pictures.draw(() -> {
            BufferedImage sheet = new AnswerSheet(report.classNames()).draw(answers, images);
            return new Picture("images", note(answers), sheet.getWidth(), sheet, sheet);
        });
    }

    private String note(List<Answer> answers) {
        long wrong = answers.stream().filter(answer -> !answer.isRight()).count();
        String part = report.examination().part();
        if (wrong == 0) {
            return "All " + part + " images were taken for what they are; these are the first.";
        }
        return "Some " + part + " images: those first that were taken for something else, the surest of them foremost.";
    }

    private void figure(Answer answer, BufferedImage image) {
        List<String> names = report.classNames();
        String truth = names.get(answer.truth());
        String predicted = names.get(answer.predicted());
        html.open("figure", "class", answer.isRight() ? "right" : "wrong");
        html.single(
                "img",
                "src",
                Png.dataUri(image),
                "alt",
                report.examination().part() + " image " + answer.sample() + ", " + truth,
                "title",
                report.examination().part() + " image " + answer.sample());
        html.open("figcaption");
        if (answer.isRight()) {
            html.element("b", truth);
        } else {
            html.text("is ").element("b", truth).text(" taken for ").element("b", predicted, "class", "mistake");
        }
        if (answer.certainty() >= 0 && answer.certainty() <= 1) {
            html.element("small", Math.round(100 * answer.certainty()) + "% sure");
        }
        html.close().close();
    }
}
