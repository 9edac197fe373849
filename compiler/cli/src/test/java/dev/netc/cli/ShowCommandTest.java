package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Tensor;
import dev.netc.runtime.weights.SafetensorsWriter;
import dev.netc.train.data.DataSets;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {

    @TempDir
    private static Path folder;

    private static Path weights;

    @BeforeAll
    static void write() throws IOException {
        weights = folder.resolve("weights.safetensors");
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("conv1.weight", Tensor.of(new float[] {1, -1, 1, -1, 2, 2, 2, 2}, 2, 1, 2, 2));
        tensors.put("conv1.bias", Tensor.of(new float[] {0.5f, 1.5f}, 2));
        tensors.put("fc.weight", Tensor.of(new float[] {1, 2}, 1, 2));
        new SafetensorsWriter(Map.of()).write(tensors, weights);
    }

    @Test
    void parametersHaveShapeMeanAndDeviation() {
        Run run = Run.netc("show", "parameters", weights);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("conv1.weight  2x1x2x2  1.0000     1.2247"), run.out());
        assertTrue(run.out().contains("conv1.bias          2  1.0000     0.5000"), run.out());
        assertTrue(run.out().contains("numbers: 12"), run.out());
    }

    @Test
    void filtersAreDrawnOrListed() throws IOException {
        assertEquals(
                "conv1: 2 filters of 1x2x2",
                Run.netc("show", "filters", weights).out().strip());

        Path picture = folder.resolve("conv1.png");
        Run run = Run.netc("show", "filters", weights, "--layer", "conv1", "--png", picture);
        assertEquals(0, run.exitCode(), run.err());
        BufferedImage image = ImageIO.read(picture.toFile());
        assertEquals(100, image.getHeight());
        int positive = image.getRGB(10, 10);
        int negative = image.getRGB(90, 10);
        assertTrue((positive >> 16 & 0xFF) > (positive & 0xFF), "positive is orange");
        assertTrue((negative >> 16 & 0xFF) < (negative & 0xFF), "negative is blue");
    }

    @Test
    void aLayerWithoutFiltersIsToldFromOneThatIsMissing() {
        assertMistake("fc has no filters; there are filters in conv1", "filters", weights, "--layer", "fc");
        assertMistake(
                weights + " has no layer conv9; there are filters in conv1", "filters", weights, "--layer", "conv9");
        assertMistake("expected --layer with --png; there are filters in conv1", "filters", weights, "--png", "a.png");
    }

    @Test
    void anImageIsShownInCharactersAndWrittenAsPngAndNumbers() throws IOException {
        Path png = folder.resolve("seven.png");
        Path csv = folder.resolve("seven.csv");
        Run run = Run.netc("show", "image", 7, "--data", "digits", "--png", png, "--csv", csv);
        assertEquals(0, run.exitCode(), run.err());

        List<String> lines = run.out().lines().toList();
        assertEquals("digits, test image 7: 7, 1x28x28", lines.get(0));
        assertEquals(1 + 28 + 2, lines.size());
        assertTrue(lines.stream().anyMatch(line -> line.contains("####")), run.out());
        List<String> rows = Files.readAllLines(csv);
        assertEquals(28, rows.size());
        String[] middle = rows.get(14).split(",");
        BufferedImage image = ImageIO.read(png.toFile());
        for (int x = 0; x < 28; x++) {
            assertEquals(
                    image.getRaster().getSample(x, 14, 0),
                    Math.round(255 * Float.parseFloat(middle[x])),
                    "column " + x);
        }
    }

    @Test
    void aSampleThatIsNoImageIsNumbers() {
        Run run = Run.netc("show", "image", 0, "--data", "line", "--part", "training");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().matches("line, training sample 0: -?[\\d.]+, 1\\R-?[\\d.]+\\R"), run.out());
        assertMistake(
                "samples of 1 are no images; use --csv",
                "image",
                0,
                "--data",
                "line",
                "--png",
                folder.resolve("no.png"));
    }

    @Test
    void imagesOfAFolderAreShownInTheirOwnSize() throws IOException {
        for (String name : List.of("cat/0.png", "dog/0.png", "dog/1.png")) {
            Path file = folder.resolve("pets").resolve(name);
            Files.createDirectories(file.getParent());
            ImageIO.write(new BufferedImage(6, 5, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        }
        Run run = Run.netc("show", "image", 2, "--data", folder.resolve("pets"), "--part", "training");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().matches("(?s)pets, training image 2: (cat|dog), 3x5x6\\R.*"), run.out());
        assertMistake(
                "there is no data set named; choose one with --data: " + String.join(", ", DataSets.names()),
                "image",
                0);
    }

    @Test
    void anIndexOutOfRangeNamesTheRange() {
        assertMistake("the test part of digits has the samples 0 to 1999, not 2000", "image", 2000, "--data", "digits");
        assertMistake(
                "the training part of line has the samples 0 to 99, not -1",
                "image",
                "--data=line",
                "--part=training",
                "--",
                -1);
    }

    @Test
    void showAloneSaysWhatThereIs() {
        assertMistake("expected what to show: image, filters or parameters\nrun 'netc show --help' for what there is");
    }

    @Test
    void everyKindHasHelpWithAnExample() {
        for (String kind : List.of("image", "filters", "parameters")) {
            Run run = Run.netc("show", kind, "--help");
            assertTrue(run.out().contains("  netc show " + kind), run.out());
        }
    }

    private static void assertMistake(String message, Object... arguments) {
        Object[] words = new Object[arguments.length + 1];
        words[0] = "show";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        Run run = Run.netc(words);
        assertEquals(2, run.exitCode());
        assertEquals("netc: " + message, run.err().replace("\r", "").strip());
    }
}
