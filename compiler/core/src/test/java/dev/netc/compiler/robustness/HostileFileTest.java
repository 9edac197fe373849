package dev.netc.compiler.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.Compilation;
import dev.netc.compiler.Compiler;
import dev.netc.compiler.model.ImportResolver;
import dev.netc.compiler.plan.PlanVerifier;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written to hurt: too large, too deep, without an end, or full of mistakes. Each is a finding, and soon. */
class HostileFileTest {

    /** On a slow machine that does other things as well; a user waits a tenth of it. */
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    static Stream<Arguments> findings() {
        return Stream.of(
                Arguments.of("empty-file", ""),
                Arguments.of("not-text", "\u007fELF\u0002\u0001\u0001\u0000\u0000"),
                Arguments.of("file-too-large", "network A { input 1; relu }\n".repeat(400_000)),
                Arguments.of("nested-too-deep", "network A " + "{".repeat(100_000) + "}".repeat(100_000)),
                Arguments.of("nested-too-deep", body("expect " + "(".repeat(50_000) + "1" + ")".repeat(50_000))),
                Arguments.of("nested-too-deep", body("let a = 1" + " + 1".repeat(50_000))),
                // Repeats
                Arguments.of("wrong-value", body("repeat 1000000000 { relu }")),
                Arguments.of("network-too-large", body("repeat 100000000 { }")),
                Arguments.of("network-too-large", body("repeat 100000000 { repeat 100000000 { } }")),
                Arguments.of("network-too-large", body("repeat 1000 { ".repeat(20) + "}".repeat(20))),
                Arguments.of("network-too-large", body("repeat 100000000 { let a = 1 }")),
                Arguments.of("network-too-large", body("a: repeat 100000000 { b: sequence { } }")),
                Arguments.of(
                        "network-too-large",
                        body("if 1 == 2 { " + "relu; ".repeat(70_000) + "}; repeat 20001 { relu }")),
                // Sizes
                Arguments.of("too-large", image("upsample 100000000")),
                Arguments.of("too-large", image("upsample 60000; conv 1x1 pad 100000000")),
                Arguments.of("too-large", image("adaptiveavgpool 100000000")),
                Arguments.of("too-large", image("conv 100000000x100000000 pad 50000000")),
                Arguments.of("kernel-too-large", image("conv 100000000 pad same dilation 100000000")),
                Arguments.of("too-large", image("maxpool 100000000 pad 50000000")),
                Arguments.of("too-large", image("deconv 100000000 stride 100000000")),
                Arguments.of("too-large", image("conv 65536 pad 32768 -> 100000000")),
                Arguments.of("too-large", body("linear 100000000; linear 100000000")),
                Arguments.of("wrong-value", "network A { input 99999x99999x99999; relu }"),
                Arguments.of("wrong-value", body("linear 999999999")),
                Arguments.of("wrong-value", body("linear (100000000 * 100)")),
                Arguments.of("number-too-large", body("let a = 1e18; let b = a * a; linear b")),
                Arguments.of("wrong-value", body("let a = 1e-30; " + powers(40) + "; linear a40")),
                Arguments.of("division-by-zero", body("let a = 1e-30; " + powers(40) + "; linear (1 / a40)")),
                // Structures
                Arguments.of("network-too-large", body("add { " + "branch { } ".repeat(60_000) + "}")),
                Arguments.of("network-too-large", body("l" + "o".repeat(400_000) + "ng: relu")),
                Arguments.of("network-too-large", deepBlocks()),
                Arguments.of("network-too-large", "block " + "b".repeat(400) + " { relu }\n" + body("b".repeat(400))),
                Arguments.of("bad-name", "network " + "N".repeat(500_000) + " { input 1; relu }"),
                Arguments.of("bad-name", "network lenet { input 1; relu }\nnetwork LeNet { input 1; relu }"),
                Arguments.of("wrong-value", body("train { data \"" + "d".repeat(70_000) + "\" }")),
                Arguments.of("endless-block", "block a { b }\nblock b { a }\n" + body("a")),
                Arguments.of("unknown-layer", body("repeat 500000 { cnov 3 }")),
                Arguments.of(
                        "unknown-label", body("r: repeat 9000 { a: relu; add { branch { from r.8.c } branch { } } }")),
                Arguments.of("unknown-layer", manyBlocks() + body("nothing; ".repeat(20_000))),
                Arguments.of("unknown-layer", body("x".repeat(400_000)) + "\nblock " + "y".repeat(400_000) + " { }"),
                Arguments.of("shape-mismatch", body("repeat 20000 { expect 2 }")),
                Arguments.of("network-too-large", many("network N%d { input 1; repeat 20000 { relu } }")));
    }

    private static String body(String statements) {
        return "network A {\n    input 1\n    " + statements + "\n}\n";
    }

    private static String image(String statements) {
        return "network A {\n    input 1x1x1\n    " + statements + "\n}\n";
    }

    /** Each name the square of the one before. */
    private static String powers(int count) {
        return "let a0 = a; "
                + IntStream.range(0, count)
                        .mapToObj(i -> "let a" + (i + 1) + " = a" + i + " * a" + i)
                        .collect(Collectors.joining("; "));
    }

    /** Each block within the limits of a file, all of them within each other not. */
    private static String deepBlocks() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 90; i++) {
            text.append("block b").append(i).append(" { ").append("sequence { ".repeat(90));
            text.append(i < 89 ? "b" + (i + 1) : "relu").append(" }".repeat(91)).append('\n');
        }
        return text + body("b0");
    }

    private static String manyBlocks() {
        return many("block nothin%d { relu }");
    }

    private static String many(String pattern) {
        return IntStream.range(0, 10_000).mapToObj(pattern::formatted).collect(Collectors.joining("\n")) + "\n";
    }

    @ParameterizedTest
    @MethodSource("findings")
    void isAFinding(String finding, String text) {
        Compilation compilation = assertTimeoutPreemptively(GENEROUS, () -> compile(text));
        List<String> names = compilation.problems().stream()
                .filter(Problem::isError)
                .map(Problem::name)
                .distinct()
                .toList();
        assertTrue(
                names.contains(finding),
                () -> "found: " + compilation.problems().stream().limit(3).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relu; ",
                "repeat 9 { ",
                "a: sequence { ",
                "add { branch { ",
                "residual { relu } shortcut { ",
                "if 1 == 1 { ",
                "from a; ",
                "expect 3; ",
                "x: linear 3 -> 5; ",
                "train { ",
                "input 1; ",
                "let a = a; ",
                "} network A { input 1; ",
                "import \"a.net\"\n",
                "assert params < 1; ",
                "cnov 3; ",
                "linear x; ",
                "# netc: allow unused-label\n",
                "let b = 1; if b == 2 { relu } else { "
            })
    void muchOfAnythingComesToAnEnd(String piece) {
        String much = piece.repeat(200_000 / piece.length());
        assertTimeoutPreemptively(GENEROUS, () -> {
            compile("network A { input 1; " + much + "}");
            compile(much);
            compile("block b { " + much + " }\nnetwork A { input 1; repeat 100 { b } }");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void lineEndsOfAllSystemsAreRead(String end) {
        Compilation compilation = compile(withLineEnds(end));
        assertFalse(compilation.hasErrors(), () -> "found: " + compilation.problems());
        compilation
                .networks()
                .forEach(network -> assertEquals(
                        List.of(), JavaCompilation.of(List.of(network.java())).complaints()));
    }

    @Test
    void carriageReturnsAloneAreFindings() {
        assertTrue(compile(withLineEnds("\r")).hasErrors());
    }

    private static String withLineEnds(String end) {
        return String.join(end, "\ufeff# a", "## b", "network A {", "input 1", "relu", "}", "");
    }

    private static Compilation compile(String text) {
        Compilation compilation = new Compiler(ImportResolver.none(), Compiler.Options.standard())
                .compile(new SourceFile("hostile.net", text));
        compilation.networks().forEach(network -> PlanVerifier.verify(network.plan()));
        return compilation;
    }
}
