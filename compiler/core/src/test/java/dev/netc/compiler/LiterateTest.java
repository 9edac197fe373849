package dev.netc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
    private static final Pattern FINDING = Pattern.compile("# (?:error|warning): \\[([a-z0-9-]+)\\] ?(.*)$");
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
            Matcher finding = FINDING.matcher(source.lineText(line));
            if (finding.find()) {
                for (String message : finding.group(2).split(" # (?:error|warning): ")) {
                    expected.add(key(line, finding.group(1), message));
                }
            }
        }
        return expected;
    }

    /** A finding counts as expected where its line names it and holds a part of its message. */
    private static TreeSet<String> findings(SourceFile source, Compilation compilation) {
        TreeSet<String> found = new TreeSet<>();
        for (Problem problem : compilation.problems()) {
            int line = problem.span().line();
            Matcher expected = FINDING.matcher(source.lineText(line));
            boolean told = expected.find()
                    && expected.group(1).equals(problem.name())
                    && problem.message().contains(expected.group(2).strip());
            found.add(key(line, problem.name(), told ? expected.group(2) : problem.message()));
        }
        return found;
    }

    private static String key(int line, String name, String message) {
        return "line " + line + " [" + name + "] " + message.strip();
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
