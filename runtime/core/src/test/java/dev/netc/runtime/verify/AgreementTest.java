package dev.netc.runtime.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final List<Difference> NONE = List.of(new Difference("loss", 1e-7));
    private static final List<Difference> LARGE = List.of(new Difference("loss", 1e-2));

    @Test
    void differenceIsRelativeToTheReference() {
        assertEquals(
                0.5, Difference.of("x", new float[] {3, 6}, new float[] {2, 4}).relative(), 1e-12);
        assertEquals(0, Difference.of("x", new float[] {0}, new float[] {0}).relative());
        assertFalse(Difference.of("x", new float[] {1e-9f}, new float[] {0}).isWithin(1));
        assertFalse(Difference.of("x", new float[] {Float.NaN}, new float[] {1}).isWithin(1));
    }

    @Test
    void everyDifferenceCounts() {
        assertTrue(new Agreement(NONE, NONE, 0).isWithin(1e-4));
        assertFalse(new Agreement(LARGE, NONE, 0).isWithin(1e-4));
        assertFalse(new Agreement(NONE, LARGE, 1e-6).isWithin(1e-4));
    }

    @Test
    void tenStepsAreNotJudgedWhereRoundingDecidesThem() {
        assertTrue(new Agreement(NONE, LARGE, 1e-3).isWithin(1e-4));
        assertFalse(new Agreement(LARGE, LARGE, 1e-3).isWithin(1e-4));
        assertFalse(new Agreement(NONE, LARGE, Double.NaN).isWithin(1e-4));
    }
}
