package dev.netc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.netc.compiler.model.ImportResolver;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fixes, offered one by one or applied where they are safe. */
class FixesTest {

    private final Compiler compiler = new Compiler(ImportResolver.none(), Compiler.Options.standard());

    @Test
    void safeFixesAreAppliedUntilNoneIsLeft() {
        String text = """
                network A(width = 16) {
                    input 1x12x12

                    let unused = width + 1
                    let unused_too = unused * 2
                    conv1: conv 3x3 -> width; batchnorm   # keeps its comment
                    act: relu; relu
                    relu; relu; relu
                    maxpool 2    # netc: allow window-misses-edge - not here
                    # netc: allow repeated-activation
                    linear 10
                }
                """;
        String expected = """
                network A(width = 16) {
                    input 1x12x12

                    conv1: conv 3x3 -> width bias off; batchnorm   # keeps its comment
                    relu
                    maxpool 2
                    flatten; linear 10
                }
                """;
        Fixes.Fixed fixed = Fixes.applySafe(compiler, new SourceFile("a.net", text));
        assertEquals(expected, fixed.file().text());
        assertEquals(List.of(), fixed.rest());
    }

    @Test
    void aFileWithNothingToMendStaysAsItIs() {
        SourceFile source = new SourceFile("a.net", "network A { input 4; linear 2; linear 3 }");
        Fixes.Fixed fixed = Fixes.applySafe(compiler, source);
        assertSame(source, fixed.file());
        assertEquals(0, fixed.applied());
        assertEquals(1, fixed.rest().size());
    }

    @Test
    void whatASecondPassWouldDoIsNothing() {
        String text = "network A { input 1x8x8; conv 3x3; batchnorm; relu; relu; linear 10 } }";
        Fixes.Fixed first = Fixes.applySafe(compiler, new SourceFile("a.net", text));
        Fixes.Fixed second = Fixes.applySafe(compiler, first.file());
        assertEquals(
                "network A { input 1x8x8; conv 3x3 bias off; batchnorm; relu; flatten; linear 10 } ",
                first.file().text());
        assertEquals(0, second.applied());
    }

    @Test
    void whatIsRightInOneRoundIsNotRemovedForAnother() {
        String text = "network A { input 4; linear 4; repeat 2 { relu } }";
        Problem problem = onlyProblem(text);
        assertEquals("repeated-activation", problem.name());
        assertEquals(java.util.Optional.empty(), problem.fix());
    }

    @Test
    void poolThatMissesTheEdgeMayReachOverIt() {
        assertFix("network A { input 1x13x13; maxpool 2 }", "network A { input 1x13x13; maxpool 2 ceil on }");
    }

    @Test
    void convThatMissesTheEdgeIsPadded() {
        assertFix(
                "network A { input 1x26x9; conv 3x3 -> 2 stride 2 }",
                "network A { input 1x26x9; conv 3x3 -> 2 stride 2 pad 1x0 }");
    }

    @Test
    void residualThatChangesItsShapeGetsAShortcut() {
        assertFix(
                "network A { input 4x8x8; residual { conv 3x3 -> 8 stride 2 pad 1 }; relu }",
                "network A { input 4x8x8; residual { conv 3x3 -> 8 stride 2 pad 1 }"
                        + " shortcut { conv 1x1 -> 8 stride 2 }; relu }");
    }

    @Test
    void fixThatBringsAnotherErrorIsNotOffered() {
        String text = "network A { input 1x13x13; maxpool 2; expect 1x6x6 }";
        assertEquals(java.util.Optional.empty(), onlyProblem(text).fix());
    }

    private void assertFix(String text, String expected) {
        Problem problem = onlyProblem(text);
        SourceFile fixed = FixApplier.apply(
                problem.span().source(), problem.fix().orElseThrow().edits());
        assertEquals(expected, fixed.text());
        assertEquals(List.of(), compiler.compile(fixed).problems());
    }

    private Problem onlyProblem(String text) {
        List<Problem> problems = compiler.compile(new SourceFile("a.net", text)).problems();
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0);
    }
}
