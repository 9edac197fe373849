package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.InputStream;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void everyCommandOfItIsOne() {
        InputStream before = System.in;
        try {
            assertDoesNotThrow(() -> Rehearsal.main(new String[0]));
        } finally {
            System.setIn(before);
        }
    }
}
