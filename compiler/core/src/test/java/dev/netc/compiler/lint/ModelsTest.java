package dev.netc.compiler.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.compiler.Compiler;
import dev.netc.compiler.SourceFolder;
import dev.netc.compiler.source.Renderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models that people really use have no warning but those that they allow themselves, with a reason. */
class ModelsTest {

    private static final Path FOLDER = Path.of("../../models/src/main/net");

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".net"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void areClean(Path model) throws IOException {
        Compiler compiler = new Compiler(new SourceFolder(FOLDER), Compiler.Options.standard());
        assertEquals(
                "", Renderer.text(compiler.compile(SourceFolder.read(model)).problems(), Renderer.Style.plain()));
    }
}
