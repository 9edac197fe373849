package dev.netc.runtime.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacementTest {

    @Test
    void buffersThatNeverLiveTogetherShareTheirPlace() {
        Placement placement = new Placement(16);
        placement.use("first", 100, 0);
        placement.use("first", 100, 1);
        placement.use("second", 50, 1);
        placement.use("second", 50, 2);
        placement.use("third", 100, 2);
        placement.place();
        assertEquals(placement.of("first"), placement.of("third"));
        assertEquals(112 + 64, placement.size());
        assertEquals("first", placement.largest());
        assertFalse(placement.contains("fourth"));
    }

    @Test
    void buffersThatLiveTogetherNeverOverlap() {
        Random random = new Random(1);
        int count = 60;
        int[] floats = new int[count];
        int[] birth = new int[count];
        int[] death = new int[count];
        Placement placement = new Placement(16);
        for (int i = 0; i < count; i++) {
            floats[i] = 1 + random.nextInt(200);
            birth[i] = random.nextInt(40);
            death[i] = birth[i] + random.nextInt(10);
            placement.use(i, floats[i], birth[i]);
            placement.use(i, floats[i], death[i]);
        }
        placement.place();
        for (int i = 0; i < count; i++) {
            assertEquals(0, placement.of(i) % 16, "begins on a cache line");
            for (int j = 0; j < i; j++) {
                boolean together = birth[i] <= death[j] && birth[j] <= death[i];
                boolean apart = placement.of(i) + floats[i] <= placement.of(j)
                        || placement.of(j) + floats[j] <= placement.of(i);
                assertTrue(apart || !together, i + " lies over " + j);
            }
        }
    }
}
