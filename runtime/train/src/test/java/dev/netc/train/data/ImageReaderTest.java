package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageReaderTest {

    @TempDir
    Path folder;

    @Test
    void greyIsTakenAsItIs() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 128, 255});
        ImageSample sample = new ImageReader(List.of(1, 1, 3)).read(png(image));
        assertArrayEquals(new float[] {0, 128 / 255f, 1}, sample.values(), 1e-7f);
        assertEquals(Optional.empty(), sample.notice());
        assertArrayEquals(new float[] {1, 127 / 255f, 0}, sample.inverted().values(), 1e-7f);
        float[] threeTimes = new ImageReader(List.of(3, 1, 3)).read(png(image)).values();
        assertArrayEquals(new float[] {0, 128 / 255f, 1, 0, 128 / 255f, 1, 0, 128 / 255f, 1}, threeTimes, 1e-7f);
    }

    @Test
    void deepGreyKeepsItsValues() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSamples(0, 0, 2, 1, 0, new int[] {13107, 65535});
        assertArrayEquals(
                new float[] {0.2f, 1},
                new ImageReader(List.of(1, 1, 2)).read(png(image)).values(),
                1e-6f);
    }

    @Test
    void colorsBecomeLuminanceOrChannels() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 3, 1, new int[] {0xFF0000, 0x00FF00, 0x0000FF}, 0, 3);
        assertArrayEquals(
                new float[] {0.299f, 0.587f, 0.114f},
                new ImageReader(List.of(1, 1, 3)).read(png(image)).values(),
                1e-6f);
        assertArrayEquals(
                new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
                new ImageReader(List.of(3, 1, 3)).read(png(image)).values());
    }

    @Test
    void transparentPartsLieOnWhite() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 2, 1, new int[] {0x00000000, 0x80000000}, 0, 2);
        assertArrayEquals(
                new float[] {1, 127 / 255f},
                new ImageReader(List.of(1, 1, 2)).read(png(image)).values(),
                1e-6f);
    }

    @Test
    void otherSizeIsResizedWithANotice() throws IOException {
        BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 4, 2, 0, new int[] {255, 255, 0, 0, 255, 255, 0, 0});
        Path file = png(image);
        ImageSample sample = new ImageReader(List.of(1, 1, 4)).read(file);
        assertArrayEquals(new float[] {1, 1, 0, 0}, sample.values(), 1e-6f);
        assertEquals(Optional.of(file + ": resized from 2x4 to 1x4 (height x width)"), sample.notice());
    }

    @Test
    void readsJpeg() throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 8, 8, 0, filled(64, 200));
        Path file = folder.resolve("image.jpg");
        ImageIO.write(image, "jpg", file.toFile());
        float[] values = new ImageReader(List.of(1, 8, 8)).read(file).values();
        assertEquals(200 / 255f, values[27], 0.01f);
    }

    @Test
    void whatIsNoImageIsAnError() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.png"), "not an image");
        assertMessage(text, "is not an image that can be read; expected PNG or JPEG");
        assertMessage(folder.resolve("none.png"), "no such file");
        assertMessage(folder, "it is a folder");
        byte[] whole = Files.readAllBytes(png(new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB)));
        Path half = Files.write(folder.resolve("half.png"), Arrays.copyOf(whole, whole.length / 2));
        assertMessage(half, "is a damaged image");
    }

    @Test
    void imageThatClaimsToBeHugeIsNotDecoded() throws IOException {
        Path huge = Files.write(folder.resolve("huge.png"), pngHeader(60_000, 60_000));
        assertMessage(huge, "60000x60000 pixels, more than");
    }

    @Test
    void otherShapesAreNoImages() {
        for (List<Integer> shape : List.of(List.of(784), List.of(2, 28, 28))) {
            assertThrows(DataException.class, () -> new ImageReader(shape));
        }
    }

    private void assertMessage(Path file, String expected) throws DataException {
        ImageReader reader = new ImageReader(List.of(1, 2, 2));
        String message =
                assertThrows(DataException.class, () -> reader.read(file)).getMessage();
        assertTrue(message.contains(file.toString()), message);
        assertTrue(message.contains(expected), message);
    }

    private Path png(BufferedImage image) throws IOException {
        Path file = folder.resolve("image.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static int[] filled(int count, int value) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(header);
        data.writeBytes("IHDR");
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(header.toByteArray());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        out.writeInt(13);
        out.write(header.toByteArray());
        out.writeInt((int) sum.getValue());
        return file.toByteArray();
    }
}
