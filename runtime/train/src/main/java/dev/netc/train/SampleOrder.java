package dev.netc.train;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The order in which the samples come: as they are, or shuffled anew each time from a seed. */
final class SampleOrder {

    private final int[] order;
    private final SplittableRandom random;

    SampleOrder(int count, long seed) {
        this.order = inSequence(count);
        this.random = new SplittableRandom(seed);
    }

    static int[] inSequence(int count) {
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /** A new order (Fisher and Yates), in the same array as the last. */
    int[] shuffled() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
