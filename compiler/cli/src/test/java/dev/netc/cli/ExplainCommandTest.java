package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.manual.Manuals;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

    @Test
    void manualOfOne() {
        Run run = Run.netc("explain", "unused-label");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().startsWith("unused-label\n\n"), run.out());
        assertTrue(run.out().contains("\nExample\n\n    network "), run.out());
        assertTrue(run.out().contains("`# netc: allow unused-label`"), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 100), run.out());
    }

    @Test
    void inColours() {
        Run run = Run.netc("explain", "--color", "always", "unused-label");
        assertTrue(run.out().startsWith("\u001b[1munused-label\u001b[0m\n"), run.out());
        assertTrue(run.out().contains("\u001b[36m# netc: allow unused-label\u001b[0m"), run.out());
    }

    @Test
    void withoutNameAllAreListed() {
        Run run = Run.netc("explain");
        assertEquals(0, run.exitCode());
        for (String name : Manuals.names()) {
            assertTrue(run.out().contains("\n  " + name), name);
        }
        assertTrue(run.out().indexOf("shape-mismatch") < run.out().indexOf("\nWarnings\n"), run.out());
        assertTrue(run.out().indexOf("unused-label") > run.out().indexOf("\nWarnings\n"), run.out());
    }

    @Test
    void unknownName() {
        Run near = Run.netc("explain", "shape-mismach");
        assertEquals(2, near.exitCode());
        assertEquals(
                "netc: no finding is called 'shape-mismach'; did you mean shape-mismatch?",
                near.err().strip());
        assertEquals(
                "netc: no finding is called 'x'; 'netc explain' lists them",
                Run.netc("explain", "x").err().strip());
        assertEquals(
                "netc: no finding is called 'conv', but a layer is: docs/layers.md describes the layers",
                Run.netc("explain", "conv").err().strip());
    }
}
