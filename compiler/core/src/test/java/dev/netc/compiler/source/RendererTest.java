package dev.netc.compiler.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Source and output side by side. */
class RendererTest {

    private static final SourceFile LENET = file("lenet.net", """
            network LeNet {
                input 1x28x28
                conv1: conv 5x5 -> 20
                relu
                maxpool 2
                conv2: conv 5x5 -> 50
                relu
                maxpool 2
                flatten
                expect 784
            }
            """);

    @Test
    void causesAndSymptomInOneSnippetInTheOrderOfTheLines() {
        Problem problem = Problem.error("shape-mismatch", at(LENET, "expect 784"), "expected 784 features, found 800")
                .label("50 * 4 * 4 = 800")
                .note(at(LENET, "maxpool 2", 1), "8 / 2 = 4")
                .note(at(LENET, "conv 5x5 -> 50"), "50 channels, 12 - 5 + 1 = 8 high and wide")
                .fix("expect 4*4*50", at(LENET, "784"), "4*4*50", false);
        assertRendered("""
                error[shape-mismatch]: expected 784 features, found 800
                  --> lenet.net:10:5
                   |
                 6 |     conv2: conv 5x5 -> 50
                   |            -------------- 50 channels, 12 - 5 + 1 = 8 high and wide
                 8 |     maxpool 2
                   |     --------- 8 / 2 = 4
                10 |     expect 784
                   |     ^^^^^^^^^^ 50 * 4 * 4 = 800
                   |
                   = fix: expect 4*4*50
                """, problem);
    }

    @Test
    void warningWithNothingButItsPlace() {
        assertRendered("""
                warning[double-relu]: relu after relu changes nothing
                 --> lenet.net:4:5
                  |
                4 |     relu
                  |     ^^^^
                """, Problem.warning("double-relu", at(LENET, "relu"), "relu after relu changes nothing"));
    }

    @Test
    void severalProblemsWithAnEmptyLineBetween() {
        assertRendered(
                """
                error[first]: one
                 --> lenet.net:2:5
                  |
                2 |     input 1x28x28
                  |     ^^^^^ here

                error[second]: two
                 --> lenet.net:4:5
                  |
                4 |     relu
                  |     ^^^^
                """,
                Problem.error("first", at(LENET, "input"), "one").label("here"),
                Problem.error("second", at(LENET, "relu"), "two"));
    }

    @Test
    void severalMarksOnOneLine() {
        SourceFile file = file("a.net", "conv1: conv 5x5 -> 20 stride 9\n");
        assertRendered(
                """
                error[stride-too-large]: a stride of 9 skips rows
                 --> a.net:1:30
                  |
                1 | conv1: conv 5x5 -> 20 stride 9
                  |             ---              ^ larger than the kernel
                  |             |
                  |             the kernel
                """,
                Problem.error("stride-too-large", at(file, "9"), "a stride of 9 skips rows")
                        .label("larger than the kernel")
                        .note(at(file, "5x5"), "the kernel"));
    }

    @Test
    void marksInsideOneAnother() {
        SourceFile file = file("a.net", "conv1: conv 5x5 -> c stride 2\n");
        assertRendered(
                """
                error[unknown-name]: no parameter named c
                 --> a.net:1:20
                  |
                1 | conv1: conv 5x5 -> c stride 2
                  | -----  ------------^--------- in this layer
                  | |            |     |
                  | |            |     not defined
                  | |            kernel
                  | label
                """,
                Problem.error("unknown-name", file.span(19, 20), "no parameter named c")
                        .label("not defined")
                        .note(at(file, "conv 5x5 -> c stride 2"), "in this layer")
                        .note(at(file, "x5"), "kernel")
                        .note(at(file, "conv1"), "label"));
    }

    @Test
    void twoLabelsForTheSamePlace() {
        SourceFile file = file("a.net", "relu; relu\n");
        assertRendered(
                """
                error[twice]: said twice
                 --> a.net:1:1
                  |
                1 | relu; relu
                  | ^^^^  ---- again
                  | |
                  | first
                  | and so on
                """,
                Problem.error("twice", file.span(0, 4), "said twice")
                        .label("first")
                        .note(file.span(6, 10), "again")
                        .note(file.span(0, 4), "and so on"));
    }

    @Test
    void spanOfSeveralLinesIsShownByItsFirst() {
        assertRendered(
                """
                error[no-input]: expected an input
                 --> lenet.net:1:15
                  |
                1 | network LeNet {
                  |               ^ this network
                """,
                Problem.error("no-input", LENET.span(14, LENET.text().length() - 1), "expected an input")
                        .label("this network"));
    }

    @Test
    void endOfTheFile() {
        SourceFile file = file("a.net", "network A {\n");
        assertRendered(
                """
                error[syntax]: expected } at the end, found nothing
                 --> a.net:2:1
                  |
                1 | network A {
                  |           - opened here
                2 |
                  | ^
                """,
                Problem.error("syntax", file.span(12, 12), "expected } at the end, found nothing")
                        .note(file.span(10, 11), "opened here"));
    }

    @Test
    void emptyFile() {
        assertRendered(
                """
                error[no-network]: expected a network, found an empty file
                 --> empty.net:1:1
                  |
                1 |
                  | ^
                """,
                Problem.error(
                        "no-network", file("empty.net", "").span(0, 0), "expected a network, found an empty file"));
    }

    @Test
    void notesInAnotherFileHaveTheirOwnSnippet() {
        SourceFile library = file("blocks/resnet.net", "\n\n\n\nblock bottleneck(width) {\n    conv 1x1 -> width\n}\n");
        SourceFile file = file("a.net", "bottleneck 64 3\n");
        assertRendered(
                """
                error[too-many-arguments]: expected 1 argument, found 2
                 --> a.net:1:15
                  |
                1 | bottleneck 64 3
                  |               ^
                  |
                 ::: blocks/resnet.net:5:18
                  |
                5 | block bottleneck(width) {
                  |                  ----- the only one
                  |
                  = fix: bottleneck 64
                """,
                Problem.error("too-many-arguments", file.span(14, 15), "expected 1 argument, found 2")
                        .note(at(library, "width"), "the only one")
                        .fix("bottleneck 64", file.span(13, 15), "", false));
    }

    @Test
    void tabsWideCharactersAndAccentsKeepTheCaretsInPlace() {
        SourceFile file = file("a.net", "\tconv\t層層: re\u0301lu x\n");
        assertRendered(
                """
                error[unknown-name]: unknown name x
                 --> a.net:1:17
                  |
                1 |     conv    層層: re\u0301lu x
                  |             ----       ^
                  |             |
                  |             a label
                """,
                Problem.error("unknown-name", at(file, "x"), "unknown name x").note(at(file, "層層"), "a label"));
    }

    @Test
    void whatWouldDisturbTheTerminalIsEscaped() {
        SourceFile file = file("a\u001b[31m.net", "relu \u001b[2J \u202e x\n");
        assertRendered(
                """
                error[syntax]: unexpected \\u001b
                 --> a\\u001b[31m.net:1:6
                  |
                1 | relu \\u001b[2J \\u202e x
                  |      ^^^^^^ cannot \\u0007 be here
                """,
                Problem.error("syntax", file.span(5, 6), "unexpected \u001b").label("cannot \u0007 be here"));
    }

    @Test
    void longLineIsCutAroundItsMarks() {
        SourceFile file = file("a.net", "x".repeat(100_000) + " here " + "y".repeat(100_000));
        Problem problem = Problem.error("long", at(file, "here"), "found it").label("this");
        assertEquals("""
                error[long]: found it
                 --> a.net:1:100002
                  |
                1 | …xxxxxxxxxxxxxxxxxxxxxxxx here yyyyyyyyyyyyyyyyyyyyyyyy…
                  |                           ^^^^ this
                """, Renderer.text(List.of(problem), new Renderer.Style(false, 60)));
    }

    @Test
    void longSpanIsCutBehindItsBeginning() {
        SourceFile file = file("a.net", "conv " + "1x".repeat(5_000));
        Problem problem = Problem.error("long", file.span(5, file.text().length()), "too long");
        assertEquals("""
                error[long]: too long
                 --> a.net:1:6
                  |
                1 | conv 1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1…
                  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """, Renderer.text(List.of(problem), new Renderer.Style(false, 20)));
    }

    @Test
    void coloursOnlyWhenAsked() {
        Problem problem = Problem.error("no-input", at(LENET, "relu"), "expected an input");
        assertFalse(Renderer.text(List.of(problem), Renderer.Style.plain()).contains("\u001b"));
        String colored = Renderer.text(List.of(problem), new Renderer.Style(true, 80));
        assertTrue(
                colored.startsWith("\u001b[0;1;31merror[no-input]\u001b[0;1m: expected an input\u001b[0m\n"), colored);
        assertEquals(
                Renderer.text(List.of(problem), Renderer.Style.plain()), colored.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    private static void assertRendered(String expected, Problem... problems) {
        assertEquals(expected, Renderer.text(List.of(problems), Renderer.Style.plain()));
    }

    private static SourceFile file(String name, String text) {
        return new SourceFile(name, text);
    }

    private static Span at(SourceFile file, String text) {
        return at(file, text, 0);
    }

    /** The {@code skip}th place of this text, counted from 0. */
    private static Span at(SourceFile file, String text, int skip) {
        int start = file.text().indexOf(text);
        for (int i = 0; i < skip; i++) {
            start = file.text().indexOf(text, start + 1);
        }
        return file.span(start, start + text.length());
    }
}
