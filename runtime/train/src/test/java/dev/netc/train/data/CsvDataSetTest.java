package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Training;
import dev.netc.runtime.loss.MeanSquaredError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvDataSetTest {

    private static final Training CLASSES = Training.standard();
    private static final Training NUMBERS = Training.standard().loss(new MeanSquaredError());

    @TempDir
    Path folder;

    @Test
    void lastColumnOfATableWithoutAHeader() throws IOException {
        DataSet set = load("5.1,3.5,setosa\n\n4.9,3e0,\"virginica\"\n4.7,-3.2,setosa\n", CLASSES);
        assertEquals("table", set.name());
        assertEquals(List.of(2), set.shape());
        assertEquals(List.of("setosa", "virginica"), set.classes());
        assertEquals(Set.of("5.1 3.5 0", "4.9 3.0 1", "4.7 -3.2 0"), rows(set.training()));
    }

    @Test
    void namedColumnOfATableWithAHeader() throws IOException {
        String text = "species;\"petal \"\"length\"\"\";width\nb;1;2\na;3;4\n";
        DataSet set = load(text, CLASSES.target("species"));
        assertEquals(Set.of("1.0 2.0 1", "3.0 4.0 0"), rows(set.training()));
    }

    @Test
    void wholeNumbersAreClassesWhereTheLossWantsThem() throws IOException {
        String text = "1\t10\n2\t9\n3\t10\n";
        assertEquals(List.of("9", "10"), load(text, CLASSES).classes());
        DataSet numbers = load(text, NUMBERS);
        assertFalse(numbers.training().hasClasses());
        float[] target = new float[1];
        numbers.training().copyTarget(0, target, 0);
        assertTrue(Set.of(9f, 10f).contains(target[0]));
    }

    @Test
    void trainAndTestTables() throws IOException {
        Path place = ArchiveBytes.zip(
                folder.resolve("iris.zip"),
                Map.of("iris/train.csv", "1,a\n2,b\n".getBytes(), "iris/test.csv", "3,b\n".getBytes()));
        DataSet set = DataSets.named(place.toString(), options(CLASSES));
        assertEquals(2, set.training().count());
        assertEquals(1, set.test().label(0));
    }

    @Test
    void rowsOfAnImageTakeTheNetworksShape() throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "1,2,3,4,a\n5,6,7,8,b\n");
        DataSet set =
                DataSets.named(file.toString(), DataOptions.of(Map.of(), folder).network(List.of(1, 2, 2), CLASSES));
        assertEquals(List.of(1, 2, 2), set.shape());
    }

    @Test
    void partsAreMixed() throws IOException {
        String text = "1,a\n".repeat(50) + "2,b\n".repeat(50);
        DataSet set = load(text, CLASSES.testPart(0.2)).withValidation(20);
        assertEquals(60, set.training().count());
        assertEquals(20, set.test().count());
        assertEquals(2, rows(set.validation()).size());
    }

    @Test
    void mistakesAreToldWithTheirLine() {
        assertMessage(":2: expected 3 columns as in the first line, found 2", "1,2,a\n1,a\n", CLASSES);
        assertMessage(
                ":3: expected a number in column 2 (y), found 'red'; write numbers in place of words",
                "x,y,z\n1,2,a\n1,red,a\n",
                CLASSES);
        assertMessage(":1: expected a number in column 1, found nothing", ",2,a\n", CLASSES);
        assertMessage(":2: a double quote is opened and not closed", "1,a\n2,\"b\n", CLASSES);
        assertMessage(":1: expected two columns or more", "a\n1\n", CLASSES);
        assertMessage(":1: expected a column kind, found x, y", "x,y\n1,2\n", CLASSES.target("kind"));
        assertMessage(":1: expected a header with the column kind", "1,2\n", CLASSES.target("kind"));
        assertMessage(":2: expected the target in column 2", "1,2\n1,\n", CLASSES);
        assertMessage("has no rows", "x,y\n", CLASSES);
    }

    private void assertMessage(String part, String text, Training training) {
        String message =
                assertThrows(DataException.class, () -> load(text, training)).getMessage();
        assertTrue(message.startsWith(folder.resolve("table.csv").toString()), message);
        assertTrue(message.contains(part), message);
    }

    private DataSet load(String text, Training training) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), text);
        return DataSets.named(file.toString(), options(training));
    }

    private DataOptions options(Training training) {
        return DataOptions.of(Map.of(), folder).network(List.of(2), training);
    }

    /** Each sample's two features, if it has two, and its class. */
    private static Set<String> rows(Samples samples) {
        Set<String> rows = new TreeSet<>();
        float[] features = new float[samples.elements()];
        for (int i = 0; i < samples.count(); i++) {
            samples.copyInput(i, Normalization.none(), features, 0);
            StringBuilder row = new StringBuilder();
            for (float feature : features) {
                row.append(feature).append(' ');
            }
            rows.add(row.append(samples.label(i)).toString());
        }
        return rows;
    }
}
