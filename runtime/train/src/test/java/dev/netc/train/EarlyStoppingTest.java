package dev.netc.train;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

    @Test
    void endsAfterAsManyWorseEpochsInARow() {
        EarlyStopping early = new EarlyStopping(2);
        assertTrue(early.keeps(3));
        assertTrue(early.keeps(2));
        assertFalse(early.keeps(2));
        assertFalse(early.isOver());
        assertTrue(early.keeps(1));
        assertFalse(early.keeps(5));
        assertFalse(early.isOver());
        assertFalse(early.keeps(4));
        assertTrue(early.isOver());
    }

    @Test
    void withoutPatienceTheLastEpochCounts() {
        EarlyStopping never = new EarlyStopping(0);
        for (int epoch = 0; epoch < 20; epoch++) {
            assertTrue(never.keeps(epoch));
            assertFalse(never.isOver());
        }
    }
}
