package dev.netc.report;

import dev.netc.train.ConfusionMatrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;

/** A confusion matrix as a picture: the rows are the classes, the columns what they were taken for. */
final class ConfusionPicture {

    private static final int SCALE = 2;
    private static final int SIDE = 520;
    /** Above so many classes, neither their names nor the counts can be read. */
    private static final int MOST_NAMED = 24;

    private static final int LONGEST_NAME = 14;

    private final ConfusionMatrix confusion;
    private final List<String> names;
    private final Palette palette;
    private final int cell;
    private final boolean isNamed;
    private final int left;

    private ConfusionPicture(ConfusionMatrix confusion, List<String> names, Palette palette) {
        this.confusion = confusion;
        this.names = names;
        this.palette = palette;
        this.isNamed = confusion.classes() <= MOST_NAMED;
        this.cell = Math.max(2, Math.min(48, SIDE / confusion.classes()));
        int longest =
                names.stream().mapToInt(name -> shortened(name).length()).max().orElse(0);
        this.left = isNamed ? 34 + 8 * longest : 34;
    }

    static Picture of(ConfusionMatrix confusion, List<String> names) {
        ConfusionPicture light = new ConfusionPicture(confusion, names, Palette.LIGHT);
        String description = "Confusion matrix of " + confusion.classes()
                + " classes: a row for each class, a column for what its samples were taken for.";
        return new Picture(
                "confusion",
                description,
                light.width(),
                light.draw(),
                new ConfusionPicture(confusion, names, Palette.DARK).draw());
    }

    private int width() {
        return left + cell * confusion.classes() + 8;
    }

    private BufferedImage draw() {
        int height = left + cell * confusion.classes() + 8;
        BufferedImage image = new BufferedImage(width() * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(palette.paper());
        graphics.fillRect(0, 0, width(), height);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        for (int truth = 0; truth < confusion.classes(); truth++) {
            for (int predicted = 0; predicted < confusion.classes(); predicted++) {
                cell(graphics, truth, predicted);
            }
        }
        titles(graphics);
        graphics.dispose();
        return image;
    }

    private void cell(Graphics2D graphics, int truth, int predicted) {
        int x = left + predicted * cell;
        int y = left + truth * cell;
        int gap = cell > 8 ? 1 : 0;
        int count = confusion.count(truth, predicted);
        graphics.setColor(color(truth, predicted));
        graphics.fillRect(x, y, cell - gap, cell - gap);
        if (isNamed && count > 0) {
            graphics.setColor(palette.ink());
            centered(graphics, String.valueOf(count), x + cell / 2, y + cell / 2);
        }
    }

    /** Mistakes are rare where a network is good, so they are drawn stronger than their share. */
    private Color color(int truth, int predicted) {
        if (confusion.count(truth, predicted) == 0) {
            return palette.onPaper(palette.faint(), 0.35);
        }
        double share = (double) confusion.count(truth, predicted) / confusion.truths(truth);
        return truth == predicted
                ? palette.onPaper(palette.blue(), 0.1 + 0.5 * share)
                : palette.onPaper(palette.orange(), 0.15 + 0.7 * Math.sqrt(share));
    }

    private void titles(Graphics2D graphics) {
        int middle = left + cell * confusion.classes() / 2;
        graphics.setColor(palette.ink());
        centered(graphics, "taken for", middle, 12);
        turned(graphics, () -> centered(graphics, "truth", -middle, 12));
        if (!isNamed) {
            return;
        }
        FontMetrics metrics = graphics.getFontMetrics();
        for (int label = 0; label < confusion.classes(); label++) {
            String name = shortened(names.get(label));
            int place = left + label * cell + cell / 2;
            graphics.drawString(name, left - 6 - metrics.stringWidth(name), place + metrics.getAscent() / 2 - 1);
            if (metrics.stringWidth(name) < cell) {
                centered(graphics, name, place, left - 12);
            } else {
                turned(graphics, () -> graphics.drawString(name, -left + 6, place + metrics.getAscent() / 2 - 1));
            }
        }
    }

    private static void turned(Graphics2D graphics, Runnable drawing) {
        AffineTransform straight = graphics.getTransform();
        graphics.rotate(-Math.PI / 2);
        drawing.run();
        graphics.setTransform(straight);
    }

    private static void centered(Graphics2D graphics, String text, int x, int y) {
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(text, x - metrics.stringWidth(text) / 2, y + metrics.getAscent() / 2 - 1);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
