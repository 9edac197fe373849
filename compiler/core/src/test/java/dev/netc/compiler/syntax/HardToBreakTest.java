package dev.netc.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardToBreakTest {

    private static final Duration GENEROUS = Duration.ofSeconds(20);
    private static final int MUTANTS = 2000;

    static Stream<Arguments> oneProblem() {
        return Stream.of(
                Arguments.of("empty-file", ""),
                Arguments.of("empty-file", "\ufeff\r\n\t# nothing here\r\n"),
                Arguments.of("empty-file", "import \"blocks.net\"\n"),
                Arguments.of("not-text", "\u007fELF\u0002\u0001\u0001\u0000\u0000"),
                Arguments.of("not-text", "network A { relu } # caf\ufffd"),
                Arguments.of("file-too-large", "a".repeat(10_000_000)),
                Arguments.of("file-too-large", "a ".repeat(400_000)),
                Arguments.of("nested-too-deep", "network A " + "{".repeat(100_000) + "}".repeat(100_000)),
                Arguments.of("nested-too-deep", "network A { let a = " + "(".repeat(101) + "1" + ")".repeat(101) + "}"),
                Arguments.of("nested-too-deep", "network A { let a = " + "-".repeat(100_000) + "1 }"),
                Arguments.of("nested-too-deep", "network A { let a = 1" + "+1".repeat(100_000) + " }"),
                Arguments.of("nested-too-deep", "network A { if a {}" + " else if a {}".repeat(20_000) + " }"),
                Arguments.of("number-out-of-range", "network A { input " + "9".repeat(100_000) + " }"),
                Arguments.of("number-out-of-range", "network A { input 1e999999999 }"),
                Arguments.of("number-out-of-range", "network A { input 1e-99999999999 }"),
                Arguments.of("number-out-of-range", "network A { input 3x99999999999 }"),
                Arguments.of("unclosed-string", "network A { data \"" + "a".repeat(900_000)));
    }

    @ParameterizedTest
    @MethodSource
    void oneProblem(String name, String text) {
        List<Problem> problems = assertTimeout(GENEROUS, () -> problems(text));

        assertEquals(name, problems.get(0).name());
        long expected = name.equals("unclosed-string") ? 2 : 1;
        assertEquals(expected, problems.size(), () -> "problems: " + problems);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "(",
                ")",
                "-",
                "a ",
                "a\n",
                ";",
                "\n",
                "# c\n",
                "\"",
                "1x",
                "5x5 ",
                "not ",
                "a{",
                "@",
                "@\n",
                "network A{a}\n",
                "network A\n",
                "else ",
                "if a {} else ",
                "1+",
                "\u00d7",
                "\u00e9 ",
                "\ud83d\ude00",
                "a.",
                "\\",
                "c1 in 5,",
                "\t",
                "\r",
                "a: ",
                "let a = ",
                "} {",
                ") (",
                "block a(",
                "repeat 3\n"
            })
    void muchOfAnythingIsReadInTime(String piece) {
        String much = piece.repeat(60_000 / piece.length());
        assertTimeout(GENEROUS, () -> {
            assertTrue(problems(much).size() <= SyntaxProblems.MOST + 1);
            assertTrue(problems("network A {\n" + much + "\n}\n").size() <= SyntaxProblems.MOST + 1);
        });
    }

    @Test
    void stopsAfterAHundredProblemsAndSaysSo() {
        List<Problem> problems = problems("network A {\n" + "    conv ->\n".repeat(500) + "}\n");

        assertEquals(SyntaxProblems.MOST + 1, problems.size());
        assertEquals("too-many-problems", problems.get(SyntaxProblems.MOST).name());
    }

    @Test
    void reachesItsLimitsWithoutHarm() {
        String deepest = "a { ".repeat(99) + "}".repeat(99);
        SourceFile source = new SourceFile("a.net", "network A { " + deepest + "; let a = 1" + "+1".repeat(499) + " }");
        Parser.Result result = Parser.parse(source);

        assertEquals(List.of(), result.problems().inOrder());
        assertEquals(
                TreeDump.dump(result.tree()),
                TreeDump.dump(Parser.parse(new SourceFile("a.net", TreePrinter.print(result.tree())))
                        .tree()));
    }

    @Test
    void noMutantEndsInAnException() {
        int faulty = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            Random random = new Random(seed);
            String mutant = mutate(new RandomFile(random).text(), random);
            Parser.Result result = Parser.parse(new SourceFile("seed " + seed, mutant));
            TreeDump.dump(result.tree());
            TreePrinter.print(result.tree());
            faulty += result.problems().hasErrors() ? 1 : 0;
        }
        assertTrue(faulty > MUTANTS / 2, "faulty mutants: " + faulty);
    }

    private static String mutate(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        String signs = "{}(){}();:,=->\n\n\"#x5.*@\u00d7\\ ";
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int position = random.nextInt(mutant.length());
            switch (random.nextInt(3)) {
                case 0 -> mutant.deleteCharAt(position);
                case 1 -> mutant.insert(position, signs.charAt(random.nextInt(signs.length())));
                default -> mutant.delete(position, Math.min(mutant.length(), position + random.nextInt(20)));
            }
            mutant.append(mutant.length() == 0 ? " " : "");
        }
        return mutant.toString();
    }

    private static List<Problem> problems(String text) {
        return Parser.parse(new SourceFile("a.net", text)).problems().inOrder();
    }
}
