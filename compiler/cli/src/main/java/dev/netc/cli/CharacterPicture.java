package dev.netc.cli;

import java.util.ArrayList;
import java.util.List;

/** A coarse picture of characters: the brighter a pixel, the more of its place is filled, which suits dark terminals. */
final class CharacterPicture {

    private static final String RAMP = " .:-=+*#%@";
    /** A character is about twice as high as wide. */
    private static final int WIDE = 2;

    private final float[] values;
    private final int channels;
    private final int height;
    private final int width;

    /** @param values C x H x W, 0 for black to 1 for white */
    CharacterPicture(float[] values, List<Integer> shape) {
        this.values = values;
        this.channels = shape.get(0);
        this.height = shape.get(1);
        this.width = shape.get(2);
    }

    /** @param columns of the terminal; a picture that is wider leaves pixels out */
    List<String> lines(int columns) {
        int step = Math.max(1, (width * WIDE + columns - 1) / columns);
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < height; y += step) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < width; x += step) {
                line.append(String.valueOf(character(y * width + x)).repeat(WIDE));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private char character(int pixel) {
        float sum = 0;
        for (int channel = 0; channel < channels; channel++) {
            sum += values[channel * height * width + pixel];
        }
        int level = Math.round(sum / channels * (RAMP.length() - 1));
        return RAMP.charAt(Math.max(0, Math.min(RAMP.length() - 1, level)));
    }
}
