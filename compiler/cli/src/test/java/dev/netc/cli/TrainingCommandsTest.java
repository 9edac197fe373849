package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that run models: train, test, predict. One small network is trained for all tests. */
class TrainingCommandsTest {

    private static final String SMALL = """
            network Small(classes = 10) {
                input 1x28x28
                maxpool 4
                flatten
                linear classes

                train {
                    data digits
                    batch 256
                    epochs 1
                    optimizer sgd rate 0.2
                    loss crossentropy
                }
            }
            """;

    @TempDir
    private static Path folder;

    private static Path model;
    private static Path weights;
    private static Run training;

    @BeforeAll
    static void train() throws IOException {
        model = Files.writeString(folder.resolve("small.net"), SMALL);
        training = Run.netc("train", model, "--out", folder.resolve("run"), "--seed", 3);
        weights = folder.resolve("run/weights.safetensors");
    }

    @Test
    void trainingSaysHowGoodAndWhere() {
        assertEquals(0, training.exitCode(), training.err());
        assertTrue(training.out().matches("(?s).*test: accuracy \\d+\\.\\d\\d% .*"), training.out());
        assertTrue(training.out().contains("weights of epoch 1"), training.out());
        assertTrue(training.out().contains(weights.toString()), training.out());
        assertTrue(Files.isRegularFile(weights));
        assertTrue(Files.isRegularFile(folder.resolve("run/history.csv")));
    }

    @Test
    void folderOfImagesTrainsAugmented() throws IOException {
        for (int i = 0; i < 4; i++) {
            writeImage("pets/cat/" + i + ".png", 4, 0xFF0000);
            writeImage("pets/dog/" + i + ".png", 6, 0x0000FF);
        }
        Path colours = Files.writeString(folder.resolve("colours.net"), """
                network Colours {
                    input 3x4x4
                    flatten
                    linear 2

                    train {
                        data "pets" test 0.25
                        augment { expand; flip horizontal 0.5; crop pad 1 }
                        batch 5
                        epochs 2
                    }
                }
                """);
        Run run = Run.netc("train", colours, "--data-dir", folder, "--out", folder.resolve("colours"));
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.err().contains("pets: 4 of 8 images resized to 4x4"), run.err());
        assertTrue(run.out().contains("waited for data: "), run.out());
        assertTrue(run.out().contains(" of 2), loss"), run.out());
        assertUserError("no data at './pets'", "train", colours, "--data", "./pets", "--out", folder.resolve("no"));
    }

    private static void writeImage(String path, int size, int colour) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < size * size; i++) {
            image.setRGB(i % size, i / size, colour);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void testAgreesWithTheTraining() {
        Run run = Run.netc("test", model, "--weights", weights);
        assertEquals(0, run.exitCode(), run.err());
        String accuracy = training.out()
                .lines()
                .filter(line -> line.startsWith("test: "))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "test on digits: " + accuracy.substring("test: ".length()),
                run.out().strip());
    }

    @Test
    void predictionNamesTheThreeLikeliestClasses() throws IOException {
        Path image = folder.resolve("image.png");
        ImageIO.write(new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
        Run run = Run.netc("predict", model, "--weights", weights, image);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(
                run.out()
                        .strip()
                        .matches(".*image\\.png: \\d \\(\\d+\\.\\d%\\), \\d \\(\\d+\\.\\d%\\), \\d \\(\\d+\\.\\d%\\)"),
                run.out());
    }

    @Test
    void imageThatIsNone() {
        assertUserError("is not an image", "predict", model, "--weights", weights, model);
    }

    @Test
    void weightsOfAnotherNetwork() {
        Run run = assertUserError("does not fit", "test", model, "--weights", weights, "--set", "classes=3");
        assertTrue(run.err().contains("linear1.weight of shape 3x49, found 10x49"), run.err());
    }

    @Test
    void missingWeights() {
        assertUserError("no file", "test", model, "--weights", folder.resolve("none.safetensors"));
    }

    @Test
    void unknownBackend() {
        assertUserError("no backend 'tpu'", "test", model, "--weights", weights, "--backend", "tpu");
    }

    @Test
    void unknownDataSet() {
        assertUserError("did you mean digits", "train", model, "--data", "digts", "--out", folder.resolve("no"));
    }

    @Test
    void dataThatDoesNotFit() {
        assertUserError("takes samples of", "train", model, "--data", "blobs", "--out", folder.resolve("no"));
    }

    @Test
    void modelWithoutDataSet() throws IOException {
        Path bare = Files.writeString(folder.resolve("bare.net"), "network Bare {\n    input 4\n    linear 2\n}\n");
        assertUserError("choose one with --data", "train", bare);
    }

    @Test
    void outputFolderThatIsAFile() {
        assertUserError("cannot make the output folder", "train", model, "--out", model);
    }

    @Test
    void numbersThatMakeNoSense() {
        assertUserError("expected a whole number of at least 1, found '-1'", "train", model, "--epochs=-1");
        assertUserError("expected a number above 0, found '-0.1'", "train", model, "--rate=-0.1");
        assertUserError("expected a whole number of at least 1, found '0'", "train", model, "--threads=0");
    }

    @Test
    void modelWithAnErrorIsNotTrained() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.net"), SMALL.replace("flatten", "flaten"));
        Run run = Run.netc("train", wrong);
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("wrong.net:4:5"), run.err());
    }

    private static Run assertUserError(String part, Object... arguments) {
        Run run = Run.netc(arguments);
        assertEquals(2, run.exitCode(), run.out());
        assertTrue(run.err().contains(part), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        assertFalse(run.err().contains("bug"), run.err());
        return run;
    }
}
