package dev.netc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.netc.compiler.lint.SeverityPolicy.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveritiesTest {

    private final Severities severities = new Severities();

    @Test
    void eachWordIsALevel() throws Severities.UnknownException {
        severities.put("unused-label", "error");
        severities.put("relu-on-logits", "warn");
        severities.put("dominant-layer", "allow");
        severities.put("shape-mismatch", "error");
        assertEquals(
                Map.of(
                        "unused-label", Level.ERROR,
                        "relu-on-logits", Level.WARNING,
                        "dominant-layer", Level.OFF,
                        "shape-mismatch", Level.ERROR),
                severities.policy(true).levels());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unused-lable | error | no finding is called 'unused-lable'; did you mean unused-label?",
                "nothing-like-it | error | no finding is called 'nothing-like-it'; 'netc explain' lists them",
                "shape-mismatch | allow | shape-mismatch is an error: without its network there is nothing to allow",
                "unused-label | off | unused-label: expected error, warn or allow, found 'off'"
            })
    void whatCannotBeAskedFor(String name, String word, String message) {
        assertEquals(
                message,
                assertThrows(Severities.UnknownException.class, () -> severities.put(name, word))
                        .getMessage());
    }

    @Test
    void twoLevelsContradict() throws Severities.UnknownException {
        severities.put("unused-label", "error");
        severities.put("unused-label", "error");
        assertEquals(
                "unused-label is asked to be both error and allow",
                assertThrows(Severities.UnknownException.class, () -> severities.put("unused-label", "allow"))
                        .getMessage());
    }
}
