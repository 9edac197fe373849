package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Training;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

    private static final List<Integer> SHAPE = List.of(3, 4, 4);

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();

    @Test
    void folderTarAndZipAreTheSame() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            files.put("flowers/train/rose/" + i + ".png", png(4, 4, 0xFF0000 + i));
            files.put("flowers/train/iris/" + i + ".jpg", image("jpg", 4, 4, 0x0000FF));
        }
        files.put("flowers/test/rose/9.PNG", png(4, 4, 0x00FF00));
        files.put("flowers/train/rose/notes.txt", new byte[1]);
        files.put("flowers/train/.DS_Store", new byte[1]);
        for (Path place : List.of(
                ArchiveBytes.folder(folder.resolve("flowers"), files),
                ArchiveBytes.tar(folder.resolve("flowers.tar.gz"), files),
                ArchiveBytes.zip(folder.resolve("flowers.zip"), files))) {
            DataSet set = load(place, Training.standard());
            assertEquals("flowers", set.name());
            assertEquals(List.of("iris", "rose"), set.classes());
            assertEquals(SHAPE, set.shape());
            assertEquals(10, set.training().count());
            assertEquals(1, set.test().count());
            assertEquals(1, set.test().label(0));
            assertEquals(List.of(0f, 1f, 0f), colour(set.test(), 0));
            assertEquals(Set.of(0, 1, 2, 3, 4), blues(set));
        }
        assertEquals(Set.of("reading the images of flowers"), Set.copyOf(notices));
    }

    /** The blues of the roses, by which they are told apart. */
    private static Set<Integer> blues(DataSet set) {
        Set<Integer> blues = new TreeSet<>();
        for (int i = 0; i < set.training().count(); i++) {
            if (set.training().label(i) == 1) {
                blues.add(Math.round(255 * colour(set.training(), i).get(2)));
            }
        }
        return blues;
    }

    @Test
    void classesAloneAreForTrainingUntilSomeAreTakenAway() throws IOException {
        Path place = ArchiveBytes.folder(folder.resolve("pets"), twoClasses(10));
        DataSet all = load(place, Training.standard());
        assertEquals(20, all.training().count());
        assertTrue(all.test().isEmpty());
        DataSet split = load(place, Training.standard().testPart(0.25)).withValidation(5);
        assertEquals(
                List.of(10, 5, 5),
                List.of(
                        split.training().count(),
                        split.validation().count(),
                        split.test().count()));
        Set<Integer> validated = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            validated.add(split.validation().label(i));
        }
        assertEquals(Set.of(0, 1), validated, "the classes are mixed");
    }

    @Test
    void aFolderForValidationIsTakenAsItIs() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String kind : List.of("cat", "dog")) {
            files.put("train/" + kind + "/1.png", png(4, 4, 0));
            files.put("train/" + kind + "/2.png", png(4, 4, 0));
            files.put("validation/" + kind + "/3.png", png(4, 4, 0));
        }
        Path place = ArchiveBytes.zip(folder.resolve("pets.zip"), files);
        DataSet set = load(place, Training.standard().validation(1));
        assertEquals(4, set.training().count());
        assertEquals(2, set.validation().count());
        assertEquals(
                List.of(
                        "reading the images of pets",
                        "pets: validation 1 is left out, as there is a folder with 2 images for validation"),
                notices);
    }

    @Test
    void otherSizesAreResizedWithOneNotice() throws IOException {
        Map<String, byte[]> files = twoClasses(1);
        files.put("cat/large.png", png(9, 7, 0xFFFFFF));
        files.put("dog/small.png", png(2, 2, 0xFFFFFF));
        DataSet set = load(ArchiveBytes.folder(folder.resolve("pets"), files), Training.standard());
        assertEquals(4, set.training().count());
        assertEquals(
                List.of(
                        "reading the images of pets",
                        "pets: 2 of 4 images resized to 4x4 (height x width), such as cat/large.png from 9x7"),
                notices);
    }

    @Test
    void withoutANetworkTheFirstImageGivesTheShape() throws IOException {
        Path place = ArchiveBytes.folder(folder.resolve("pets"), twoClasses(1));
        assertEquals(
                List.of(3, 4, 4), DataSets.named(place.toString(), options()).shape());
    }

    @Test
    void greyNetworksSeeLuminance() throws IOException {
        Path place = ArchiveBytes.folder(folder.resolve("pets"), twoClasses(1));
        DataSet set = DataSets.named(place.toString(), options().network(List.of(1, 4, 4), Training.standard()));
        float[] image = new float[16];
        set.training().copyInput(set.training().label(0) == 0 ? 0 : 1, Normalization.none(), image, 0);
        assertEquals(76 / 255f, image[0]);
    }

    @Test
    void damagedImageIsNamed() throws IOException {
        Map<String, byte[]> files = twoClasses(3);
        files.put("dog/1.png", Arrays.copyOf(files.get("dog/1.png"), 40));
        files.put("dog/2.png", "no image".getBytes());
        Path zip = ArchiveBytes.zip(folder.resolve("pets.zip"), files);
        String message = message(zip);
        assertTrue(message.startsWith("pets: dog/1.png is a damaged image"), message);
    }

    @Test
    void foldersThatMakeNoSense() throws IOException {
        assertTrue(
                message(Files.createDirectories(folder.resolve("empty"))).contains("has neither PNG or JPEG images"));
        Path one = ArchiveBytes.folder(folder.resolve("one"), Map.of("cat/1.png", png(4, 4, 0)));
        assertEquals(
                "one has images of 1 class, cat to train with; expected two or more: a folder for each", message(one));
        Map<String, byte[]> files = twoClasses(1);
        files.put("stray.png", png(4, 4, 0));
        assertEquals(
                "stray: the image stray.png lies in no class's folder; expected train/CLASS/IMAGE and"
                        + " test/CLASS/IMAGE, or CLASS/IMAGE",
                message(ArchiveBytes.folder(folder.resolve("stray"), files)));
        files.remove("stray.png");
        Map<String, byte[]> parts = new TreeMap<>();
        files.forEach((path, content) -> parts.put("train/" + path, content));
        parts.put("test/cow/1.png", png(4, 4, 0));
        assertEquals(
                "parts: the image test/cow/1.png is of the class cow, of which there are none to train with",
                message(ArchiveBytes.folder(folder.resolve("parts"), parts)));
    }

    @Test
    void whatIsNoPathIsTold() {
        String message = message(folder.resolve("none.zip"));
        assertTrue(message.startsWith("no data at '" + folder.resolve("none.zip") + "': expected a folder"), message);
        assertFalse(message.contains("did you mean"), message);
    }

    @Test
    void relativePathsAreLookedForInTheDataFolder() throws IOException {
        ArchiveBytes.folder(folder.resolve("pets"), twoClasses(1));
        assertEquals(
                2,
                DataSets.named("pets", options().directory(folder)).training().count());
    }

    private static Map<String, byte[]> twoClasses(int each) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < each; i++) {
            files.put("cat/" + i + ".png", png(4, 4, 0xFF0000));
            files.put("dog/" + i + ".png", png(4, 4, 0x0000FF));
        }
        return files;
    }

    /** Red, green and blue of a sample's first pixel. */
    private static List<Float> colour(Samples samples, int sample) {
        float[] image = new float[48];
        samples.copyInput(sample, Normalization.none(), image, 0);
        return List.of(image[0], image[16], image[32]);
    }

    private DataSet load(Path place, Training training) throws DataException {
        return DataSets.named(place.toString(), options().network(SHAPE, training));
    }

    private String message(Path place) {
        return assertThrows(DataException.class, () -> load(place, Training.standard()))
                .getMessage();
    }

    private DataOptions options() {
        return DataOptions.of(Map.of(), folder.resolve("home")).notices(notices::add);
    }

    private static byte[] png(int height, int width, int colour) throws IOException {
        return image("png", height, width, colour);
    }

    private static byte[] image(String format, int height, int width, int colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < height * width; i++) {
            image.setRGB(i % width, i / width, colour);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
