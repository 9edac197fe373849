package dev.netc.compiler.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.Compiler;
import dev.netc.compiler.model.ImportResolver;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every finding has a manual, and what its manual shows is true. */
class ManualTest {

    /** What examples import. */
    private static final String UNITS = "block unit(width) { conv 3x3 -> width pad 1 bias off; batchnorm; relu }\n";

    /** Findings that take more text than a manual can show, or what no text shows. */
    private static final Map<String, String> LONG_EXAMPLES = Map.of(
            "not-text",
            "network A { input 4\0; linear 1 }",
            "file-too-large",
            "# nothing\n".repeat(200_000),
            "nested-too-deep",
            "network A {" + "repeat 1 {".repeat(200) + "}".repeat(200) + "}",
            "too-many-problems",
            "network A { input 4\n" + "linear ->\n".repeat(200) + "}");

    static Set<String> names() {
        return Manuals.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void exampleProducesTheFinding(String name) {
        Manual manual = Manuals.of(name).orElseThrow();
        Optional<String> example = manual.example().or(() -> Optional.ofNullable(LONG_EXAMPLES.get(name)));
        Problem found = compile(example.orElseThrow()).stream()
                .filter(problem -> problem.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("found only " + findingNames(compile(example.get()))));
        assertEquals(manual.severity(), found.severity());
    }

    @ParameterizedTest
    @MethodSource("names")
    void exampleProducesNothingElse(String name) {
        Optional<String> example = Manuals.of(name).orElseThrow().example();
        example.ifPresent(text -> assertEquals(Set.of(name), findingNames(compile(text))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatToUseInsteadHasNoFinding(String name) {
        Manual manual = Manuals.of(name).orElseThrow();
        assertTrue(manual.instead().isPresent() || LONG_EXAMPLES.containsKey(name), "the manual shows what to use");
        manual.instead().ifPresent(text -> assertEquals(Set.of(), findingNames(compile(text))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isWrittenInMarkdown(String name) {
        String page = Manuals.of(name).orElseThrow().page();
        assertTrue(page.startsWith("# " + name + "\n\n"), page);
        String prose = page.replaceAll("(?s)```net\n.*?```", "");
        assertFalse(prose.contains("{@") || prose.contains("<p>") || prose.contains("</"), page);
        assertTrue(Manuals.of(name).orElseThrow().summary().endsWith("."), page);
    }

    @Test
    void thereIsNoneForANameThatIsNone() {
        assertEquals(Optional.empty(), Manuals.of("shape-mismatsch"));
    }

    private static List<Problem> compile(String text) {
        SourceFile source = new SourceFile("example.net", text);
        ImportResolver imports = (importing, path) -> switch (path) {
            case "example.net" -> ImportResolver.Resolved.found(source);
            case "blocks/units.net" -> ImportResolver.Resolved.found(new SourceFile(path, UNITS));
            default -> ImportResolver.Resolved.missing("expected a model file to import, found none at " + path);
        };
        return new Compiler(imports, Compiler.Options.standard())
                .compile(source)
                .problems();
    }

    private static Set<String> findingNames(List<Problem> problems) {
        Set<String> names = new TreeSet<>();
        problems.forEach(problem -> names.add(problem.name()));
        return names;
    }
}
