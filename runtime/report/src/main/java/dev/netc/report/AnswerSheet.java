package dev.netc.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Images with what they show and what they were taken for, side by side in one picture. */
final class AnswerSheet {

    private static final int COLUMNS = 8;
    private static final int CELL = 150;
    private static final int SIDE = 112;
    private static final int CAPTION = 44;

    private final List<String> names;

    AnswerSheet(List<String> names) {
        this.names = names;
    }

    /** @param images one for each answer */
    BufferedImage draw(List<Answer> answers, List<BufferedImage> images) {
        int columns = Math.min(COLUMNS, answers.size());
        int rows = (answers.size() + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet =
                new BufferedImage(columns * CELL, rows * (CELL + CAPTION / 2), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        graphics.setColor(Palette.LIGHT.paper());
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (int i = 0; i < answers.size(); i++) {
            int x = i % COLUMNS * CELL;
            int y = i / COLUMNS * (CELL + CAPTION / 2);
            image(graphics, images.get(i), x + (CELL - SIDE) / 2, y + 8);
            caption(graphics, answers.get(i), x + CELL / 2, y + 8 + SIDE);
        }
        graphics.dispose();
        return sheet;
    }

    private static void image(Graphics2D graphics, Image image, int x, int y) {
        graphics.drawImage(image, x, y, SIDE, SIDE, null);
    }

    private void caption(Graphics2D graphics, Answer answer, int middle, int top) {
        String truth = names.get(answer.truth());
        Color color = answer.isRight() ? Palette.LIGHT.ink() : Palette.LIGHT.orange();
        if (answer.isRight()) {
            line(graphics, truth, middle, top + 18, color);
        } else {
            line(graphics, "is " + truth, middle, top + 18, Palette.LIGHT.ink());
            line(graphics, "taken for " + names.get(answer.predicted()), middle, top + 35, color);
        }
    }

    private static void line(Graphics2D graphics, String text, int middle, int baseline, Color color) {
        FontMetrics metrics = graphics.getFontMetrics();
        String fitting = text;
        while (metrics.stringWidth(fitting) > CELL - 4) {
            fitting = fitting.substring(0, fitting.length() - 2) + "…";
        }
        graphics.setColor(color);
        graphics.drawString(fitting, middle - metrics.stringWidth(fitting) / 2, baseline);
    }
}
