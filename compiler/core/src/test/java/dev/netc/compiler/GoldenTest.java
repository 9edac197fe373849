package dev.netc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.model.ImportResolver;
import dev.netc.compiler.model.NetworkPrinter;
import dev.netc.compiler.plan.PlanPrinter;
import dev.netc.compiler.plan.PlanVerifier;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.Parser;
import dev.netc.compiler.syntax.TreeDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code src/test/resources/golden} shows a model file and all that the compiler makes of it: tree, network, plan and Java.
 * {@code -Dnetc.renew=true} writes them anew; read what changed.
 */
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static List<Path> goldens() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void compilesToWhatTheGoldenShows(Path golden) throws IOException {
        String expected = Files.readString(golden);
        String name = golden.getFileName().toString().replace(".md", "");
        String source = expected.substring(
                expected.indexOf("```net\n") + "```net\n".length(), expected.indexOf("```\n\n## Tree\n"));
        String actual = render(name, new SourceFile(name + ".net", source));
        if (Boolean.getBoolean("netc.renew")) {
            Files.writeString(golden, actual);
            return;
        }
        assertEquals(expected, actual, "run with -Dnetc.renew=true to renew, then read the difference");
    }

    private static String render(String name, SourceFile source) {
        Compilation compilation = new Compiler(
                        ImportResolver.none(), new Compiler.Options("dev.netc.golden", java.util.Map.of()))
                .compile(source);
        assertEquals(List.of(), compilation.problems());
        assertTrue(compilation.networks().size() > 0, "a golden holds a network");
        StringBuilder text = new StringBuilder("# " + name + "\n\n");
        section(text, "Source", "net", source.text());
        section(text, "Tree", "text", TreeDump.dump(Parser.parse(source).tree()));
        for (Compilation.CompiledNetwork network : compilation.networks()) {
            PlanVerifier.verify(network.plan());
            section(text, "Network", "text", NetworkPrinter.print(network.network()));
            section(text, "Plan", "text", PlanPrinter.print(network.plan()));
            section(text, "Java", "java", network.java().text());
        }
        return text.toString();
    }

    private static void section(StringBuilder text, String title, String language, String content) {
        text.append("## ").append(title).append("\n\n```").append(language).append('\n');
        text.append(content).append("```\n\n");
    }
}
