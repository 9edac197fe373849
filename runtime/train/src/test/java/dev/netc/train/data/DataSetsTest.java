package dev.netc.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataSetsTest {

    private static final DataOptions OPTIONS = DataOptions.of(Map.of(), Path.of("no-such-home"));

    @Test
    void unknownNameGetsASuggestion() {
        assertEquals(
                "no data set 'digts'; did you mean digits; there are mnist, fashion_mnist, cifar10, digits, blobs, line, or"
                        + " name a folder, .tar.gz, .tgz, .tar or .zip of images, or a .csv file",
                message("digts"));
        assertEquals(
                "no data set 'imagenet'; there are mnist, fashion_mnist, cifar10, digits, blobs, line, or"
                        + " name a folder, .tar.gz, .tgz, .tar or .zip of images, or a .csv file",
                message("imagenet"));
    }

    @Test
    void spellingOfNamesIsForgiving() throws DataException {
        assertEquals("blobs", DataSets.named("Blobs", OPTIONS).name());
        assertTrue(message("fashion_mnist", OPTIONS.withoutDownload()).startsWith("fashion-mnist was not found"));
    }

    @Test
    void digitsHave20000TrainingAnd2000TestSamples() throws DataException {
        DataSet digits = DataSets.named("digits", OPTIONS);
        assertEquals(20_000, digits.training().count());
        assertEquals(2_000, digits.test().count());
        assertEquals(10, digits.classes().size());
        assertEquals("images", digits.unit());
    }

    @Test
    void lineHasPointsAroundALine() throws DataException {
        DataSet line = DataSets.named("line", OPTIONS.seed(4));
        assertEquals(List.of(1), line.shape());
        assertFalse(line.training().hasClasses());
        LeastSquares fit = LeastSquares.of(line.training());
        assertEquals(100, line.training().count());
        assertEquals(10, fit.deviation(), 2);
        assertTrue(fit.slope() > 10 && fit.slope() < 110, "slope " + fit.slope());
    }

    @Test
    void blobsAreMostlyNearTheirOwnCentre() throws DataException {
        Samples samples = DataSets.named("blobs", OPTIONS).training();
        float[][] means = new float[3][4];
        float[] sample = new float[4];
        for (int i = 0; i < samples.count(); i++) {
            samples.copyInput(i, Normalization.none(), sample, 0);
            for (int j = 0; j < 4; j++) {
                means[samples.label(i)][j] += sample[j] * 3 / samples.count();
            }
        }
        int nearest = 0;
        for (int i = 0; i < samples.count(); i++) {
            samples.copyInput(i, Normalization.none(), sample, 0);
            nearest += nearest(means, sample) == samples.label(i) ? 1 : 0;
        }
        assertTrue(nearest >= 0.95 * samples.count(), nearest + " of " + samples.count());
    }

    @Test
    void validationIsTakenFromTheEndOfTraining() throws DataException {
        DataSet whole = Digits.generate(10, 2, 0);
        DataSet split = whole.withValidation(3);
        assertEquals(7, split.training().count());
        assertEquals(3, split.validation().count());
        assertEquals(7, split.validation().label(0));
        assertEquals("validation", split.evaluationName());
        assertEquals("test", whole.evaluationName());
        DataException tooMany = assertThrows(DataException.class, () -> whole.withValidation(10));
        assertTrue(tooMany.getMessage().contains("has 10 training samples"), tooMany.getMessage());
        assertThrows(IllegalStateException.class, () -> split.withValidation(1));
    }

    private static int nearest(float[][] means, float[] sample) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int label = 0; label < means.length; label++) {
            double distance = 0;
            for (int j = 0; j < sample.length; j++) {
                distance += Math.pow(sample[j] - means[label][j], 2);
            }
            if (distance < least) {
                least = distance;
                best = label;
            }
        }
        return best;
    }

    private static String message(String name) {
        return message(name, OPTIONS);
    }

    private static String message(String name, DataOptions options) {
        return assertThrows(DataException.class, () -> DataSets.named(name, options))
                .getMessage();
    }
}
