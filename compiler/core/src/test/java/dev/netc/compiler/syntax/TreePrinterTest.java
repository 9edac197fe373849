package dev.netc.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.source.SourceFile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreePrinterTest {

    private static final int RANDOM_FILES = 600;

    @Test
    void printsBeautifully() {
        new GoldenFile("format.md").check(source -> TreePrinter.print(tree(source)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trees.md", "format.md"})
    void whatIsPrintedReadsAsTheSameTree(String goldens) {
        new GoldenFile(goldens).examples().forEach(example -> checkPrinting(example.source()));
    }

    @Test
    void randomFilesSurvivePrinting() {
        for (int seed = 0; seed < RANDOM_FILES; seed++) {
            checkPrinting(new SourceFile("seed " + seed, new RandomFile(new Random(seed)).text()));
        }
    }

    private static void checkPrinting(SourceFile source) {
        Tree.File tree = tree(source);
        String printed = TreePrinter.print(tree);
        Tree.File again = tree(new SourceFile(source.name(), printed));
        Supplier<String> texts = () -> source + "\n" + source.text() + "\nprinted\n" + printed;
        assertEquals(Spanless.show(tree), Spanless.show(again), texts);
        assertEquals(printed, TreePrinter.print(again), texts);
        assertEquals(comments(source.text()), comments(printed), texts);
        assertTrue(printed.lines().noneMatch(line -> line.endsWith(" ")), texts);
    }

    /** The comments of a text, sorted; texts in quotes hold no # in these tests. */
    private static String comments(String text) {
        Stream<String> comments = Arrays.stream(text.split("\r?\n"))
                .filter(line -> line.contains("#"))
                .map(line -> line.substring(line.indexOf('#')).strip());
        return String.join("\n", comments.sorted().toList());
    }

    private static Tree.File tree(SourceFile source) {
        Parser.Result result = Parser.parse(source);
        assertEquals(List.of(), result.problems().inOrder(), source.text());
        return result.tree();
    }
}
