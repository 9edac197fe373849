package dev.netc.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A picture of the report, drawn for light and for dark pages.
 *
 * @param name of its file, without the ending
 * @param description for who cannot see it
 * @param width on the page, in CSS pixels; it is drawn with twice as many, for sharp screens and for paper
 */
record Picture(String name, String description, int width, BufferedImage light, BufferedImage dark) {

    /** Writes the light one. */
    void write(Path folder) throws IOException {
        Png.write(light, folder.resolve(name + ".png"));
    }
}
