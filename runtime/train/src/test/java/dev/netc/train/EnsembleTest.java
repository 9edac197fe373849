package dev.netc.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.loss.NegativeLogLikelihood;
import dev.netc.train.data.Inputs;
import dev.netc.train.data.Samples;
import dev.netc.train.data.Targets;
import org.junit.jupiter.api.Test;

class EnsembleTest {

    /** Two samples, of the classes 0 and 1, and what three networks make of them. */
    private static final Samples TWO =
            Samples.of(new Inputs.Numbers(new float[2], 1), new Targets.Classes(new int[] {0, 1}, 3));

    private static final float[][] MEMBERS = {
        log(0.5, 0.4, 0.1, 0.4, 0.5, 0.1), //
        log(0.5, 0.4, 0.1, 0.4, 0.1, 0.5),
        log(0.0, 0.9, 0.1, 0.5, 0.3, 0.2)
    };

    private static float[] log(double... probabilities) {
        float[] logarithms = new float[probabilities.length];
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] = (float) Math.log(Math.max(probabilities[i], 1e-9));
        }
        return logarithms;
    }

    private static Ensemble ensemble() {
        Ensemble ensemble = new Ensemble(new CrossEntropy());
        for (float[] member : MEMBERS) {
            ensemble.add(member);
        }
        return ensemble;
    }

    @Test
    void majorityCountsHeads() {
        assertArrayEquals(new double[] {2 / 3.0, 1 / 3.0, 0}, ensemble().answer(0, 3, Vote.MAJORITY), 1e-12);
        // Of the second sample, everyone says something else; the highest mean, 1.3 / 3 for class 0, decides.
        ConfusionMatrix together = ensemble().evaluate(TWO, Vote.MAJORITY);
        assertEquals(1, together.count(0, 0));
        assertEquals(1, together.count(1, 0));
    }

    @Test
    void meanWeighsConfidence() {
        assertArrayEquals(new double[] {1 / 3.0, 1.7 / 3, 0.1}, ensemble().answer(0, 3, Vote.MEAN), 1e-6);
        ConfusionMatrix together = ensemble().evaluate(TWO, Vote.MEAN);
        assertEquals(1, together.count(0, 1));
        assertEquals(1, together.count(1, 0));
    }

    @Test
    void outputsMeanWhatTheLossSays() {
        float[] outputs = {(float) Math.log(0.2), (float) Math.log(0.8)};
        assertArrayEquals(new double[] {0.2, 0.8}, Probabilities.of(outputs, new NegativeLogLikelihood()), 1e-6);
        assertArrayEquals(new double[] {0.5, 2}, Probabilities.of(new float[] {0.5f, 2}, new MeanSquaredError()), 1e-6);
    }

    @Test
    void numbersCannotBeVotedOn() {
        Samples numbers = Samples.of(new Inputs.Numbers(new float[2], 1), new Targets.Numbers(new float[2], 1));
        assertThrows(IllegalArgumentException.class, () -> ensemble().evaluate(numbers, Vote.MAJORITY));
    }
}
