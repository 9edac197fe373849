package dev.netc.train.data;

import dev.netc.runtime.Model;
import dev.netc.runtime.Shapes;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG, JPEG and what else the JDK knows into samples of one shape. Colours become grey by luminance (0.299 red
 * + 0.587 green + 0.114 blue) where the network has one channel; transparent parts lie on white; other sizes are
 * resized, with a notice.
 */
public final class ImageReader {

    /** Pixels of the largest image that is decoded, so that a small file cannot fill the memory. */
    private static final long LARGEST = 1L << 27;

    private final int channels;
    private final int height;
    private final int width;

    /**
     * @param shape what the network takes: 1 x H x W for grey, 3 x H x W for red, green and blue
     * @throws DataException if an image cannot have this shape
     */
    public ImageReader(List<Integer> shape) throws DataException {
        if (shape.size() != 3 || (shape.get(0) != 1 && shape.get(0) != 3)) {
            throw new DataException("the network takes samples of " + Shapes.text(shape)
                    + ", which is no image; expected 1 or 3 channels x height x width");
        }
        this.channels = shape.get(0);
        this.height = shape.get(1);
        this.width = shape.get(2);
    }

    /** A reader of images for this network. */
    public static ImageReader of(Model model) throws DataException {
        return new ImageReader(model.input().shape());
    }

    /** @throws DataException if the file is missing, no image, damaged or too large */
    public ImageSample read(Path file) throws DataException {
        if (!Files.isRegularFile(file)) {
            throw new DataException(
                    "no image " + file + (Files.isDirectory(file) ? ": it is a folder" : ": no such file"));
        }
        BufferedImage image = decode(file.toString(), () -> new FileImageInputStream(file.toFile()));
        Optional<String> notice = fits(image)
                ? Optional.empty()
                : Optional.of(String.format(
                        "%s: resized from %dx%d to %dx%d (height x width)",
                        file, image.getHeight(), image.getWidth(), height, width));
        return new ImageSample(values(image), List.of(channels, height, width), notice);
    }

    /**
     * An image as bytes, C x H x W.
     *
     * @param height of the image before it was resized, if it was
     */
    record Bytes(byte[] pixels, int height, int width) {}

    /** Reads an image from the bytes of its file; a part of a pixel's 1/255 is rounded. */
    Bytes read(String name, byte[] content) throws DataException {
        BufferedImage image = decode(name, content);
        float[] values = values(image);
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = (byte) Math.round(255 * values[i]);
        }
        return new Bytes(pixels, image.getHeight(), image.getWidth());
    }

    /** The shape that an image has by itself, C x H x W. */
    static List<Integer> shape(String name, byte[] content) throws DataException {
        BufferedImage image = decode(name, content);
        return List.of(isGrey(image) ? 1 : 3, image.getHeight(), image.getWidth());
    }

    private boolean fits(BufferedImage image) {
        return image.getHeight() == height && image.getWidth() == width;
    }

    /** The image's channels one behind the other, in the size that the network takes. */
    private float[] values(BufferedImage image) {
        int area = height * width;
        float[] values = new float[channels * area];
        for (int channel = 0; channel < channels; channel++) {
            float[] plane = plane(image, channel);
            float[] resized =
                    fits(image) ? plane : Resampling.resize(plane, image.getHeight(), image.getWidth(), height, width);
            System.arraycopy(resized, 0, values, channel * area, area);
        }
        return values;
    }

    /** Opens the bytes of an image. */
    private interface Opening {
        ImageInputStream open() throws IOException;
    }

    private static BufferedImage decode(String name, byte[] content) throws DataException {
        return decode(name, () -> new MemoryCacheImageInputStream(new ByteArrayInputStream(content)));
    }

    private static BufferedImage decode(String file, Opening opening) throws DataException {
        try (ImageInputStream stream = opening.open()) {
            Iterator<javax.imageio.ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new DataException(file + " is not an image that can be read; expected PNG or JPEG");
            }
            return decode(file, readers.next(), stream);
        } catch (DataException known) {
            throw known;
        } catch (IOException | RuntimeException damaged) {
            // The JDK's readers answer damaged files with all kinds of unchecked exceptions too.
            throw new DataException(
                    file + " is a damaged image, or of a kind that cannot be read: " + damaged.getMessage()
                            + "; save it anew as PNG",
                    damaged);
        }
    }

    private static BufferedImage decode(String file, javax.imageio.ImageReader reader, ImageInputStream stream)
            throws IOException {
        try {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > LARGEST) {
                throw new DataException(file + " is an image of " + reader.getHeight(0) + "x" + reader.getWidth(0)
                        + " pixels, more than the " + LARGEST + " that are read; make it smaller");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private float[] plane(BufferedImage image, int channel) {
        // getRGB would take grey for linear light and brighten it.
        return isGrey(image) ? greyPlane(image) : colorPlane(image, channel);
    }

    private static boolean isGrey(BufferedImage image) {
        return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    private static float[] greyPlane(BufferedImage image) {
        float[] plane = band(image, 0);
        if (image.getColorModel().hasAlpha()) {
            float[] alpha = band(image, 1);
            for (int i = 0; i < plane.length; i++) {
                plane[i] = alpha[i] * plane[i] + 1 - alpha[i];
            }
        }
        return plane;
    }

    private static float[] band(BufferedImage image, int band) {
        float largest = (1L << image.getSampleModel().getSampleSize(band)) - 1;
        float[] samples = image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), band, (float[]) null);
        for (int i = 0; i < samples.length; i++) {
            samples[i] /= largest;
        }
        return samples;
    }

    private float[] colorPlane(BufferedImage image, int channel) {
        int wide = image.getWidth();
        int[] row = new int[wide];
        float[] plane = new float[Math.multiplyExact(wide, image.getHeight())];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, wide, 1, row, 0, wide);
            for (int x = 0; x < wide; x++) {
                plane[y * wide + x] = intensity(row[x], channel);
            }
        }
        return plane;
    }

    /** A channel of a colour, or its luminance where the network sees grey, on white as far as it is transparent. */
    private float intensity(int argb, int channel) {
        int red = argb >> 16 & 0xFF;
        int green = argb >> 8 & 0xFF;
        int blue = argb & 0xFF;
        float alpha = (argb >>> 24) / 255f;
        float color = channels == 1 ? 0.299f * red + 0.587f * green + 0.114f * blue : argb >> 16 - 8 * channel & 0xFF;
        return alpha * color / 255 + 1 - alpha;
    }
}
