package dev.netc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.lint.Baseline;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {

    @TempDir
    private Path folder;

    private static Problem warning(Path file) {
        return Problem.warning("unused-label", new SourceFile(file.toString(), "a: relu").span(0, 1), "label 'a'");
    }

    @Test
    void filesAreNamedAsSeenFromItsFolder() throws Exception {
        Path file = folder.resolve("known.txt");
        Path model = folder.resolve("models/a.net");
        assertEquals(1, BaselineFile.write(file, List.of(warning(model))));
        assertTrue(Files.readString(file).endsWith("\nmodels/a.net\tunused-label\tlabel 'a'\n"));
        Path relative = Path.of("").toAbsolutePath().relativize(model);
        assertEquals(List.of(), BaselineFile.read(file).untold(List.of(warning(relative), warning(model))));
        Problem other = warning(folder.resolve("models/b.net"));
        assertEquals(List.of(other), BaselineFile.read(file).untold(List.of(other)));
    }

    @Test
    void errorsAreAlwaysTold() throws Exception {
        Path file = folder.resolve("known.txt");
        Problem error = warning(folder.resolve("a.net")).as(Problem.Severity.ERROR);
        assertEquals(0, BaselineFile.write(file, List.of(error)));
        assertEquals(List.of(error), BaselineFile.read(file).untold(List.of(error)));
    }

    @Test
    void nameThatIsNoPathStays() throws Exception {
        Path file = folder.resolve("known.txt");
        Problem warning = Problem.warning("unused-label", new SourceFile("a\0b", "a: relu").span(0, 1), "label 'a'");
        BaselineFile.write(file, List.of(warning));
        assertEquals(List.of(), BaselineFile.read(file).untold(List.of(warning)));
    }

    @Test
    void fileThatIsNoBaseline() throws Exception {
        Path file = Files.writeString(folder.resolve("known.txt"), "network A {}\n");
        assertThrows(Baseline.DamagedException.class, () -> BaselineFile.read(file));
    }
}
