package dev.netc.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The filters of a layer side by side. Filters of one channel are blue where they are negative and orange where they are positive, those of
 * three are red, green and blue about grey, those of more are a row of their channels each. Every filter has its own scale.
 */
public final class FilterSheet {

    /** Filters, and channels of each, that are drawn at most. */
    public static final int MOST = 64;

    private static final int COLUMNS = 10;
    private static final int GAP = 8;

    private final float[] weights;
    private final List<Integer> shape;

    /** @param shape of the weights: filters x channels x height x width */
    public FilterSheet(float[] weights, List<Integer> shape) {
        this.weights = weights;
        this.shape = List.copyOf(shape);
    }

    /** How many filters are drawn. */
    public int shown() {
        return Math.min(MOST, shape.get(0));
    }

    /** What the colours mean. */
    public String legend() {
        return shape.get(1) == 3
                ? "grey is zero, and the colours are those that a filter looks for"
                : "blue is negative, orange is positive";
    }

    /** On nothing, so that it suits light and dark. */
    public BufferedImage image() {
        boolean hasPlanes = shape.get(1) != 1 && shape.get(1) != 3;
        int columns = hasPlanes ? Math.min(MOST, shape.get(1)) : Math.min(COLUMNS, shown());
        int rows = hasPlanes ? shown() : (shown() + columns - 1) / columns;
        int scale = scale(hasPlanes);
        int cellHeight = shape.get(2) * scale;
        int cellWidth = shape.get(3) * scale;
        BufferedImage sheet = new BufferedImage(
                columns * (cellWidth + GAP) - GAP, rows * (cellHeight + GAP) - GAP, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = sheet.createGraphics();
        for (int cell = 0; cell < (hasPlanes ? rows * columns : shown()); cell++) {
            BufferedImage filter = hasPlanes ? plane(cell / columns, cell % columns) : filter(cell);
            int x = cell % columns * (cellWidth + GAP);
            int y = cell / columns * (cellHeight + GAP);
            graphics.drawImage(filter, x, y, cellWidth, cellHeight, null);
        }
        graphics.dispose();
        return sheet;
    }

    /** Image pixels a weight: large where there is a filter a cell, less where there is one a channel of it. */
    private int scale(boolean hasPlanes) {
        int side = Math.max(shape.get(2), shape.get(3));
        return Math.max(1, (hasPlanes ? 24 : 100) / side);
    }

    private BufferedImage filter(int index) {
        return shape.get(1) == 1 ? plane(index, 0) : color(index);
    }

    private BufferedImage plane(int filter, int channel) {
        int width = shape.get(3);
        double scale = largest(filter);
        BufferedImage image = new BufferedImage(width, shape.get(2), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * shape.get(2); i++) {
            double value = weight(filter, channel, i) / scale;
            Color end = value < 0 ? Palette.LIGHT.blue() : Palette.LIGHT.orange();
            image.setRGB(
                    i % width,
                    i / width,
                    Palette.LIGHT.onPaper(end, Math.abs(value)).getRGB());
        }
        return image;
    }

    private BufferedImage color(int filter) {
        int area = shape.get(2) * shape.get(3);
        double scale = largest(filter);
        float[] values = new float[3 * area];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 + 0.5 * weight(filter, i / area, i % area) / scale);
        }
        return PixelImage.of(values, shape.subList(1, 4));
    }

    private float weight(int filter, int channel, int index) {
        return weights[(filter * shape.get(1) + channel) * shape.get(2) * shape.get(3) + index];
    }

    private double largest(int filter) {
        int size = weights.length / shape.get(0);
        double largest = Float.MIN_NORMAL;
        for (int i = filter * size; i < (filter + 1) * size; i++) {
            largest = Math.max(largest, Math.abs(weights[i]));
        }
        return largest;
    }
}
