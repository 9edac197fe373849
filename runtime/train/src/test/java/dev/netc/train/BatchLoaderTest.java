package dev.netc.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.netc.train.data.Inputs;
import dev.netc.train.data.Normalization;
import dev.netc.train.data.Samples;
import dev.netc.train.data.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchLoaderTest {

    @ParameterizedTest
    @CsvSource({"10, 3", "10, 5", "10, 10", "10, 64", "1, 1", "100, 7"})
    void everySampleComesOnceAnEpoch(int count, int batch) {
        Samples samples = numbered(count);
        SampleOrder order = new SampleOrder(count, 1);
        try (BatchLoader loader = new BatchLoader(new SampleReader(samples, Normalization.none()), batch, false)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                loader.start(order.shuffled());
                List<Integer> seen = new ArrayList<>();
                List<Integer> sizes = new ArrayList<>();
                for (Batch next = loader.next(); next != null; next = loader.next()) {
                    sizes.add(next.size());
                    for (int i = 0; i < next.size(); i++) {
                        seen.add(next.label(i));
                    }
                }
                assertEquals(loader.batches(), sizes.size());
                assertEquals(count % batch == 0 ? batch : count % batch, sizes.get(sizes.size() - 1));
                seen.sort(null);
                assertEquals(
                        Arrays.stream(SampleOrder.inSequence(count)).boxed().toList(), seen);
                assertNull(loader.next());
            }
        }
    }

    @Test
    void epochThatWasLeftEarlyIsForgotten() {
        try (BatchLoader loader = new BatchLoader(new SampleReader(numbered(9), Normalization.none()), 2, false)) {
            loader.start(SampleOrder.inSequence(9));
            loader.next();
            loader.start(new int[] {8, 7, 6, 5, 4, 3, 2, 1, 0});
            Batch first = loader.next();
            assertEquals(8, first.label(0));
            assertEquals(7, first.label(1));
        }
    }

    @Test
    void orderComesFromTheSeed() {
        SampleOrder one = new SampleOrder(50, 1);
        SampleOrder again = new SampleOrder(50, 1);
        int[] first = one.shuffled().clone();
        assertArrayEquals(first, again.shuffled());
        assertFalse(Arrays.equals(first, one.shuffled()));
        assertFalse(Arrays.equals(first, new SampleOrder(50, 2).shuffled()));
    }

    /** Samples whose class is their number. */
    private static Samples numbered(int count) {
        return Samples.of(
                new Inputs.Numbers(new float[count], 1), new Targets.Classes(SampleOrder.inSequence(count), count));
    }
}
