package dev.netc.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @Test
    void wrongOnesComeFirstTheSurestForemost() {
        Selection selection = new Selection();
        selection.add(new Answer(0, 1, 1, 0.99));
        selection.add(new Answer(1, 1, 2, 0.6));
        selection.add(new Answer(2, 1, 3, 0.9));

        assertEquals(
                List.of(2, 1, 0),
                selection.answers().stream().map(Answer::sample).toList());
    }

    @Test
    void ofManyWrongOnesTheSurestStay() {
        Selection selection = new Selection();
        for (int i = 0; i < 100; i++) {
            selection.add(new Answer(i, 0, 1, i / 100.0));
            selection.add(new Answer(100 + i, 0, 0, 1));
        }

        List<Answer> answers = selection.answers();
        assertEquals(40, answers.size());
        assertEquals(99, answers.get(0).sample());
        assertFalse(answers.get(29).isRight());
        assertTrue(answers.get(30).isRight());
    }
}
