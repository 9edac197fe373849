package dev.netc.compiler.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.Compiler;
import dev.netc.compiler.model.ImportResolver;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.TrainingSettings;
import dev.netc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages in docs that are made of the code say what the code says; {@code -Dnetc.renew=true} writes them anew. */
class DocumentationTest {

    private static final Path DOCS = Path.of("../../docs");

    @Test
    void everyFindingHasItsPage() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        pages.put("README.md", FindingIndex.markdown());
        Manuals.names()
                .forEach(name ->
                        pages.put(name + ".md", Manuals.of(name).orElseThrow().page()));
        Path folder = DOCS.resolve("findings");
        if (Boolean.getBoolean("netc.renew")) {
            write(folder, pages);
        }
        try (Stream<Path> files = Files.list(folder)) {
            TreeSet<String> names =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(pages.keySet(), names);
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertCurrent(page.getValue(), folder.resolve(page.getKey()));
        }
    }

    @Test
    void layerReferenceIsThatOfTheCatalogue() throws IOException {
        if (Boolean.getBoolean("netc.renew")) {
            write(DOCS, Map.of("layers.md", LayerReference.markdown()));
        }
        assertCurrent(LayerReference.markdown(), DOCS.resolve("layers.md"));
    }

    /** The error for an unknown setting lists those that the reader knows. */
    @Test
    void referenceHasEverySetting() {
        SourceFile source = new SourceFile("a.net", "network A { input 4; linear 1; train { qqqqqqqqqqqqqqqqqq } }");
        String known = new Compiler(ImportResolver.none(), Compiler.Options.standard())
                .compile(source)
                .problems()
                .get(0)
                .label();
        String documented = TrainingSettings.all().stream().map(Signature::name).collect(Collectors.joining(", "));
        assertTrue(known.startsWith("there are: "), known);
        assertEquals("there are: " + documented, known);
    }

    private static void write(Path folder, Map<String, String> pages) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.filter(path ->
                            folder.endsWith("findings") && path.toString().endsWith(".md"))
                    .toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }

    private static void assertCurrent(String expected, Path page) throws IOException {
        assertEquals(expected, Files.readString(page), page + " is outdated; run with -Dnetc.renew=true");
    }
}
