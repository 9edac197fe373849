package dev.netc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.manual.Manuals;
import dev.netc.compiler.model.ImportResolver;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the model files that stand in {@code src/test/literate/*.md}. Beside a line, {@code # error: [name] text} says that the line has this
 * finding with this text in its message, and {@code # shape: 64x12x12} what its last layer makes. A snippet has no findings but those.
 */
class LiterateTest {

    private static final Path FOLDER = Path.of("src/test/literate");
    private static final Pattern SNIPPET = Pattern.compile("(?s)```net\n(.*?)```");
    private static final Pattern FINDING =
            Pattern.compile("# (error|warning): \\[([a-z0-9-]+)\\] ?(.*?)(?= # (?:error|warning|shape): |$)");
    private static final Pattern SHAPE = Pattern.compile("# shape: ([0-9x]+)");

    @TestFactory
    Stream<DynamicTest> snippets() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                addSnippets(file, tests);
            }
        }
        return tests.stream();
    }

    private static void addSnippets(Path file, List<DynamicTest> tests) throws IOException {
        String text = Files.readString(file);
        Matcher snippet = SNIPPET.matcher(text);
        int before = tests.size();
        while (snippet.find()) {
            String title = title(text.substring(0, snippet.start()));
            SourceFile source = new SourceFile(file.getFileName() + ".net", snippet.group(1));
            tests.add(DynamicTest.dynamicTest(file.getFileName() + ": " + title, () -> check(source)));
        }
        assertFalse(tests.size() == before, file + " holds no snippet");
    }

    /** The last heading or line of text before a snippet. */
    private static String title(String before) {
        String[] lines = before.strip().split("\n");
        return lines[lines.length - 1];
    }

    private static void check(SourceFile source) {
        Compilation compilation = new Compiler(ImportResolver.none(), Compiler.Options.standard()).compile(source);
        assertEquals(String.join("\n", expectedFindings(source)), String.join("\n", findings(source, compilation)));
        checkShapes(source, compilation);
    }

    private static TreeSet<String> expectedFindings(SourceFile source) {
        TreeSet<String> expected = new TreeSet<>();
        for (int line = 1; line <= source.lineCount(); line++) {
            for (Expected finding : Expected.in(source.lineText(line))) {
                expected.add(key(line, finding.severity(), finding.name(), finding.text()));
            }
        }
        return expected;
    }

    /** A finding that stands beside a line, with a part of its message. */
    private record Expected(String severity, String name, String text) {

        static List<Expected> in(String line) {
            Matcher finding = FINDING.matcher(line);
            List<Expected> all = new ArrayList<>();
            while (finding.find()) {
                all.add(new Expected(
                        finding.group(1), finding.group(2), finding.group(3).strip()));
            }
            return all;
        }

        boolean tells(Problem problem) {
            return name.equals(problem.name()) && problem.message().contains(text);
        }
    }

    /** A finding that is expected in its line goes by the words that stand there. */
    private static TreeSet<String> findings(SourceFile source, Compilation compilation) {
        TreeSet<String> found = new TreeSet<>();
        for (Problem problem : compilation.problems()) {
            assertTrue(Manuals.names().contains(problem.name()), problem.name() + " has a manual");
            int line = problem.span().line();
            String text = Expected.in(source.lineText(line)).stream()
                    .filter(expected -> expected.tells(problem))
                    .map(Expected::text)
                    .findFirst()
                    .orElse(problem.message());
            found.add(key(line, problem.isError() ? "error" : "warning", problem.name(), text));
        }
        return found;
    }

    private static String key(int line, String severity, String name, String message) {
        return "line " + line + " " + severity + " [" + name + "] " + message;
    }

    private static void checkShapes(SourceFile source, Compilation compilation) {
        for (int line = 1; line <= source.lineCount(); line++) {
            Matcher shape = SHAPE.matcher(source.lineText(line));
            if (shape.find()) {
                assertEquals(shape.group(1), lastShape(source, line, compilation), "shape in line " + line);
            }
        }
    }

    private static String lastShape(SourceFile source, int line, Compilation compilation) {
        return compilation.networks().stream()
                .flatMap(network -> network.network().layers().stream())
                .filter(layer -> layer.span().source() == source && layer.span().line() == line)
                .reduce((first, last) -> last)
                .map(Layer::shape)
                .map(Object::toString)
                .orElse("no layer");
    }
}
