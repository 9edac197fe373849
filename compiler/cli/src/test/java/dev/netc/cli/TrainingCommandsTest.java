package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void searchRanksItsRunsAndDoesNoneTwice() throws IOException {
        Path file = searched("rate in 0.0001, 0.2, 0.3; epochs 1");
        Path out = folder.resolve("search");
        Run first = Run.netc("search", file, "--out", out, "--set", "rate=0.2");
        assertEquals(2, first.exitCode(), first.out());
        assertTrue(first.err().contains("nothing to try"), first.err());
        Run run = Run.netc("search", file, "--out", out, "--trials", 2, "--parallel", 2);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("2 runs; 2 at a time with"), run.out());
        Run rest = Run.netc("search", file, "--out", out);
        assertEquals(0, rest.exitCode(), rest.err());
        assertTrue(rest.out().contains("3 runs, of which 2 are done"), rest.out());
        assertTrue(rest.out().contains("run 3 of 3"), rest.out());
        assertFalse(rest.out().contains("run 2 of 3"), rest.out());
        String command = rest.out().lines().reduce((before, last) -> last).orElseThrow();
        assertTrue(command.startsWith("netc test "), command);
        Run test = Run.netc((Object[]) command.substring("netc ".length()).split(" "));
        assertEquals(0, test.exitCode(), test.err());
        assertEquals(4, Files.readAllLines(out.resolve("results.csv")).size());
        Path best = Path.of(command.replaceFirst(".* --weights ", "")).getParent();
        assertTrue(rest.out().contains("report: " + best.resolve("report.html")), rest.out());
        assertTrue(Files.readString(best.resolve("report.html")).contains("parameter rate"));
    }

    @Test
    void runThatDoesNotCompileDoesNotEndTheSearch() throws IOException {
        Path file = searched("rate in 0.2, (0 - 1); epochs 1");
        Run run = Run.netc("search", file, "--out", folder.resolve("half"));
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("rate=-1  failed: does not compile, line 11: wrong-value"), run.out());
        Run again = Run.netc("search", file, "--out", folder.resolve("half"));
        assertTrue(again.out().contains("2 runs, of which 2 are done"), again.out() + again.err());
    }

    @Test
    void searchNeedsItsBlock() {
        assertUserError("no search block", "search", model);
    }

    private static Path searched(String choices) throws IOException {
        String text = SMALL.replace("classes = 10", "classes = 10, rate = 0.2")
                .replace("rate 0.2", "rate rate")
                .replaceFirst("}\n}", "}\n    search { " + choices + " }\n}");
        return Files.writeString(folder.resolve("searched.net"), text);
    }

    @Test
    void trainedOnceIsTestedTheNextTime() {
        Run run = Run.netc("train", model, "--out", folder.resolve("run"), "--once");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("already trained: " + weights), run.out());
        assertTrue(run.out().contains("test on digits: accuracy "), run.out());
    }

    @Test
    void ensembleVotes() {
        Path out = folder.resolve("ensemble");
        Run run = Run.netc("train", model, "--out", out, "--ensemble", 2, "--seed", 3);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(
                run.out().matches("(?s).*majority of 2 on digits: accuracy .*mean of 2 on digits: accuracy .*"),
                run.out());
        assertTrue(Files.isRegularFile(out.resolve("2/report.html")));
        Object[] test = {
            "test", model, "--weights", out.resolve("1/weights.safetensors"), "--weights", weights, "--vote", "mean"
        };
        Run together = Run.netc(test);
        assertEquals(0, together.exitCode(), together.err());
        // Both have the same seed, so that they are of one opinion.
        List<String> lines = together.out()
                .lines()
                .map(line -> line.replaceAll(".*accuracy ([^,]*,[^,]*).*", "$1"))
                .toList();
        assertEquals(3, lines.size(), together.out());
        assertEquals(lines.get(0).replaceAll(" of.*", ""), lines.get(2).replaceAll(" of.*", ""));
    }

    @Test
    void weightsToBeginWith() {
        Run run = Run.netc("train", model, "--out", folder.resolve("more"), "--weights", weights, "--rate", "1e-7");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(accuracy(training), accuracy(run), "so small a rate changes nothing");
    }

    private static String accuracy(Run run) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith("test: "))
                .findFirst()
                .orElseThrow()
                .replaceAll(", loss.*", "");
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
