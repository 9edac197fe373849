package dev.netc.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the section that was measured changes. */
class ResultsPageTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("results.md");
    }

    @Test
    void replacesASectionAndNothingElse() throws IOException {
        Files.writeString(file, """
                # Results

                <!-- benchmarks/compare training -->
                old
                <!-- end of training -->

                ## Inference

                <!-- benchmarks/compare inference -->
                kept
                <!-- end of inference -->
                """);
        new ResultsPage(file).write(Kind.TRAINING, "new\n\n");
        assertEquals("""
                # Results

                <!-- benchmarks/compare training -->
                new
                <!-- end of training -->

                ## Inference

                <!-- benchmarks/compare inference -->
                kept
                <!-- end of inference -->
                """, Files.readString(file));
    }

    @Test
    void addsASectionThatThePageLacks() throws IOException {
        Files.writeString(file, "# Results\n");
        new ResultsPage(file).write(Kind.EPOCH, "new");
        assertEquals("""
                # Results

                <!-- benchmarks/compare epoch -->
                new
                <!-- end of epoch -->
                """, Files.readString(file));
    }

    @Test
    void beginsAPageThatIsNotThere() throws IOException {
        new ResultsPage(file).write(Kind.EPOCH, "new");
        assertEquals("<!-- benchmarks/compare epoch -->\nnew\n<!-- end of epoch -->\n", Files.readString(file));
    }
}
