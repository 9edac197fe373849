package dev.netc.runtime.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CounterRandomTest {

    private static final int DRAWS = 100_000;

    @Test
    void elementsAreSplitMix64sOutputs() {
        SplittableRandom splitMix = new SplittableRandom(42);
        for (int element = 0; element < 10; element++) {
            assertEquals((splitMix.nextLong() >>> 40) * 0x1p-24f, CounterRandom.uniform(42, element));
        }
    }

    @Test
    void numbersAreUniform() {
        long stream = CounterRandom.stream(1, 2, 3);
        int[] counts = new int[10];
        for (int element = 0; element < DRAWS; element++) {
            counts[(int) (CounterRandom.uniform(stream, element) * 10)]++;
        }
        for (int count : counts) {
            assertEquals(DRAWS / 10.0, count, 5 * Math.sqrt(DRAWS / 10.0));
        }
    }

    @Test
    void seedsPassesAndLayersHaveStreamsOfTheirOwn() {
        long[] streams = {
            CounterRandom.stream(0, 0, 0),
            CounterRandom.stream(1, 0, 0),
            CounterRandom.stream(0, 1, 0),
            CounterRandom.stream(0, 0, 1)
        };
        for (int i = 1; i < streams.length; i++) {
            for (int j = 0; j < i; j++) {
                assertTrue(Math.abs(correlation(streams[i], streams[j])) < 5 / Math.sqrt(DRAWS));
            }
        }
    }

    private static double correlation(long left, long right) {
        double sum = 0;
        for (int element = 0; element < DRAWS; element++) {
            sum += (CounterRandom.uniform(left, element) - 0.5) * (CounterRandom.uniform(right, element) - 0.5);
        }
        return 12 * sum / DRAWS;
    }
}
