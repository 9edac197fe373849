package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official files, where the build says that they are. */
class RealDataTest {

    private Path data;

    @BeforeEach
    void requireData() {
        data = Path.of(System.getProperty("netc.data", "no-such-folder"));
        assumeTrue(
                Files.isDirectory(data.resolve("mnist")) && Files.isDirectory(data.resolve("fashion-mnist")),
                "skipped: the system property netc.data names no folder with mnist and fashion-mnist");
    }

    @Test
    void mnistIsComplete() throws DataException {
        assertFirstLabels("mnist", List.of(5, 0, 4, 1, 9), 7);
    }

    @Test
    void fashionMnistIsComplete() throws DataException {
        assertFirstLabels("fashion-mnist", List.of(9, 0, 0, 3, 0), 9);
    }

    @Test
    void mnistHasTheUsualMeanAndDeviation() throws DataException {
        Samples training = DataSets.named("mnist", at(data)).training();
        float[] image = new float[784];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < training.count(); i++) {
            training.copyInput(i, Normalization.none(), image, 0);
            for (float pixel : image) {
                sum += pixel;
                squares += pixel * pixel;
            }
        }
        double mean = sum / training.count() / 784;
        assertEquals(0.1307, mean, 5e-5);
        assertEquals(0.3081, Math.sqrt(squares / training.count() / 784 - mean * mean), 5e-5);
    }

    @Test
    void pieceOfCifarIsRead() throws DataException {
        Path piece = data.resolve("cifar-10/cifar-10-exact-first4000-binary.tar.gz");
        assumeTrue(Files.isRegularFile(piece), "skipped: there is no " + piece);
        DataSet set = DataSets.named(piece.toString(), at(data));
        assertEquals(4_000, set.training().count());
        assertEquals("frog", set.classes().get(set.training().label(0)));
        assertEquals("truck", set.classes().get(set.training().label(1)));
    }

    @Test
    void oneSetIsNotTakenForTheOther() {
        String message = assertThrows(
                        DataException.class, () -> DataSets.named("fashion-mnist", at(data.resolve("mnist"))))
                .getMessage();
        assertTrue(message.contains("are those of mnist, not of fashion-mnist"), message);
    }

    private void assertFirstLabels(String name, List<Integer> training, int test) throws DataException {
        DataSet set = DataSets.named(name, at(data));
        assertEquals(60_000, set.training().count());
        assertEquals(10_000, set.test().count());
        assertEquals(List.of(1, 28, 28), set.shape());
        for (int i = 0; i < training.size(); i++) {
            assertEquals(training.get(i), set.training().label(i));
        }
        assertEquals(test, set.test().label(0));
    }

    private static DataOptions at(Path folder) {
        return DataOptions.of(Map.of(), Path.of("no-such-home")).directory(folder);
    }
}
