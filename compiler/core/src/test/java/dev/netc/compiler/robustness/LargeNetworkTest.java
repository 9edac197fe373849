package dev.netc.compiler.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.Compilation;
import dev.netc.compiler.Compilation.CompiledNetwork;
import dev.netc.compiler.Compiler;
import dev.netc.compiler.model.ImportResolver;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Node;
import dev.netc.compiler.plan.PlanVerifier;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import dev.netc.runtime.Execution;
import dev.netc.runtime.Model;
import dev.netc.runtime.Value;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Step;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.reference.ReferenceBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that no single Java class could hold: methods have 64 KB, and constant pools 65,535 entries. */
class LargeNetworkTest {

    private static final Duration GENEROUS = Duration.ofSeconds(60);

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(3_000, 1, "repeat 1500 { relu; linear 1 }"),
                Arguments.of(20_000, 1, "deep: repeat 4000 { repeat 2 { linear 1; relu }; elu }"),
                // Values of one part are read in others: in calls, and in an array.
                Arguments.of(
                        2_706,
                        1,
                        "first: linear 2; top: repeat 900 { residual { linear 2; tanh } shortcut { } }; second: relu; "
                                + "add { branch { from first } branch { } branch { from top } }; "
                                + "add { branch { from second } branch { from first } }; linear 1; relu"),
                // Blocks of all sizes, and names that the parts must not take from labels, classes and each other.
                Arguments.of(
                        4_209,
                        3,
                        "Relu: repeat 100 { unit }; relu: repeat 100 { unit }; part1: unit; part2: linear 1; "
                                + "repeat 400 { unit }; big: repeat 50 { repeat 9 { unit } }; unit"));
    }

    private static String text(String body) {
        return """
                block unit { linear 3 bias off; batchnorm eps 0.00001234; silu; layernorm }
                network Big {
                    input 1
                    %s
                }
                """.formatted(body.replace("; ", "\n    "));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void itsClassesDoWhatTheNetworkSays(int layers, int outputs, String body) {
        assertTimeoutPreemptively(GENEROUS, () -> {
            CompiledNetwork compiled = compile(text(body));
            assertEquals(layers, compiled.network().layers().size());
            PlanVerifier.verify(compiled.plan());
            JavaCompilation java = JavaCompilation.of(List.of(compiled.java()));
            assertEquals(List.of(), java.complaints());
            assertTrue(
                    java.classes().size() > 3,
                    () -> "classes: " + java.classes().keySet());
            try (Model model = java.newModel("Big")) {
                model.open(new ReferenceBackend(), Backend.Settings.standard());
                try (Execution execution = model.prepareTraining(1, new MeanSquaredError())) {
                    checkSteps(compiled, execution.program());
                    train(execution, outputs);
                }
            }
        });
    }

    private static void checkSteps(CompiledNetwork compiled, Program program) {
        List<String> expected = compiled.plan().forward().stream()
                .map(layer -> describe(layer, Layer::path, layer.inputs(), Node::path))
                .toList();
        assertEquals(
                expected,
                program.forward().stream().map(LargeNetworkTest::describe).toList());
        List<String> backward = new ArrayList<>(expected);
        Collections.reverse(backward);
        assertEquals(
                backward,
                program.backward().stream().map(LargeNetworkTest::describe).toList());
        assertEquals(compiled.network().output().path(), program.output().name());
    }

    private static String describe(Step step) {
        assertEquals(step.layer().name(), step.output().name());
        return describe(step.layer(), dev.netc.runtime.Layer::name, step.inputs(), Value::name);
    }

    private static <L, V> String describe(L layer, Function<L, String> name, List<V> inputs, Function<V, String> path) {
        return name.apply(layer) + inputs.stream().map(path).toList();
    }

    private static void train(Execution execution, int outputs) {
        execution.input(new float[] {1});
        execution.targets(new float[outputs]);
        execution.forward();
        assertTrue(execution.loss() >= 0);
        execution.backward();
    }

    @Test
    void nothingRecursesOverItsDepth() {
        assertTimeoutPreemptively(GENEROUS, () -> {
            for (String layer : List.of("flatten", "residual { flatten }", "relu", "dropout 0.5")) {
                CompiledNetwork compiled = compile(text("repeat 10000 { " + layer + " }"));
                PlanVerifier.verify(compiled.plan());
            }
        });
    }

    @Test
    void partsAreCutWhereBlocksBegin() {
        String text = compile(text("stem: unit; body: repeat 400 { unit }; tail: repeat 3 { unit }; linear 1"))
                .java()
                .text();
        List<String> parts = text.lines()
                .filter(line -> line.contains("The layers from"))
                .map(line -> line.replaceAll("[^{]*\\{@code ([^}]*)}[^{]*\\{@code ([^}]*)}.*", "$1 $2"))
                .toList();
        assertEquals("stem.linear1 stem.layernorm1", parts.get(0));
        assertEquals("tail.0.linear1 linear1", parts.get(parts.size() - 1));
        assertTrue(parts.size() > 3 && parts.size() < 10, () -> "parts: " + parts);
        for (String part : parts.subList(1, parts.size() - 1)) {
            assertTrue(part.matches("body\\.\\d+\\.linear1 body\\.\\d+\\.layernorm1"), part);
        }
        assertTrue(text.contains("private final BodyPart1 bodyPart1 = new BodyPart1();"));
    }

    private static CompiledNetwork compile(String text) {
        Compilation compilation = new Compiler(ImportResolver.none(), Compiler.Options.standard())
                .compile(new SourceFile("big.net", text));
        assertEquals(
                List.of(),
                compilation.problems().stream().filter(Problem::isError).toList());
        return compilation.networks().get(0);
    }
}
