package dev.netc.train.augment;

import java.util.Arrays;

/** An image that is being changed, and room to change it in: C x H x W, pixels 0 to 1. */
final class Image {

    private final int channels;
    private final int height;
    private final int width;

    private float[] pixels;
    private float[] changed;

    Image(int channels, int height, int width) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.pixels = new float[channels * height * width];
        this.changed = new float[pixels.length];
    }

    int channels() {
        return channels;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** Pixels of a channel. */
    int area() {
        return height * width;
    }

    float[] pixels() {
        return pixels;
    }

    /** Finds the pixel of the old image that a pixel of the new one shows. */
    interface Source {

        /** Its place in its channel, or -1 where it lies outside. */
        int of(int y, int x);
    }

    /** Makes each pixel that of another place, or 0 where that lies outside; the same in all channels. */
    void move(Source source) {
        int area = area();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = source.of(y, x);
                int to = y * width + x;
                for (int start = 0; start < pixels.length; start += area) {
                    changed[start + to] = from < 0 ? 0 : pixels[start + from];
                }
            }
        }
        float[] before = pixels;
        pixels = changed;
        changed = before;
    }

    /** The place of a pixel in its channel, or -1 where there is none. */
    int place(int y, int x) {
        return y < 0 || y >= height || x < 0 || x >= width ? -1 : y * width + x;
    }

    /** Sets a rectangle to 0 in all channels. */
    void clear(int top, int left, int high, int wide) {
        for (int row = 0; row < channels * height; row++) {
            if (row % height >= top && row % height < top + high) {
                Arrays.fill(pixels, row * width + left, row * width + left + wide, 0);
            }
        }
    }
}
