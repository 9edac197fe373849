package dev.netc.compiler.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static Problem edge(String file, String text, int size) {
        SourceFile source = new SourceFile(file, text);
        int at = text.indexOf("maxpool");
        return Problem.warning(
                "window-misses-edge",
                source.span(at, at + 7),
                "the windows never reach the last row of the " + size + "x12 image");
    }

    @Test
    void knownFindingsAreLeftOutWhereverTheyStandNow() {
        Baseline baseline = Baseline.of(List.of(edge("a.net", "maxpool 2", 13)));
        Problem moved = edge("a.net", "\n\n  relu; maxpool 2", 15);
        Problem elsewhere = edge("b.net", "maxpool 2", 13);
        assertEquals(List.of(elsewhere), baseline.unknown(List.of(moved, elsewhere)));
    }

    @Test
    void isReadAsItWasWritten() throws Baseline.DamagedException {
        List<Problem> problems = List.of(edge("models\\b.net", "maxpool 2", 13), edge("a.net", "maxpool 2", 1_300));
        String text = Baseline.of(problems).text();
        Baseline read = Baseline.parse("known.txt", text);
        assertEquals(List.of(), read.unknown(problems));
        assertEquals(text, read.text());
        assertEquals(
                List.of(
                        "a.net\twindow-misses-edge\tthe windows never reach the last row of the _x_ image",
                        "models/b.net\twindow-misses-edge\tthe windows never reach the last row of the _x_ image"),
                text.lines().skip(1).toList());
    }

    @Test
    void findingsThatAreGoneAreOutdated() {
        Problem gone = edge("a.net", "maxpool 2", 13);
        assertEquals(1, Baseline.of(List.of(gone)).outdated(List.of()).size());
        assertEquals(List.of(), Baseline.of(List.of(gone)).outdated(List.of(gone)));
    }

    @Test
    void emptyLinesAndCommentsAreNoEntries() throws Baseline.DamagedException {
        assertEquals(List.of(), Baseline.parse("known.txt", "# nothing\n\n").outdated(List.of()));
    }

    @Test
    void damagedFileNamesItsLine() {
        Baseline.DamagedException damaged = assertThrows(
                Baseline.DamagedException.class,
                () -> Baseline.parse("known.txt", "# head\na.net\tunused-label\tx\na.net: unused\n"));
        assertEquals(
                "known.txt:3: expected file, finding and message with a tab between, found 'a.net: unused';"
                        + " write the baseline anew",
                damaged.getMessage());
        assertThrows(Baseline.DamagedException.class, () -> Baseline.parse("known.txt", "a.net\tNot A Name\tx"));
    }
}
