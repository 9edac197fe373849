package dev.netc.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ParserTest {

    @Test
    void understandsEveryConstruct() {
        new GoldenFile("trees.md").check(source -> {
            Parser.Result result = Parser.parse(source);
            assertEquals("", problems(result), source.text());
            return TreeDump.dump(result.tree());
        });
    }

    @Test
    void saysWhatIsWrong() {
        new GoldenFile("errors.md").check(source -> problems(Parser.parse(source)));
    }

    @Test
    void keepsWhatItUnderstoodBesideErrors() {
        new GoldenFile("recovery.md")
                .check(source -> TreeDump.dump(Parser.parse(source).tree()));
    }

    @Test
    void itsFixesMendTheProblem() {
        int fixes = 0;
        for (GoldenFile.Example example : new GoldenFile("errors.md").examples()) {
            for (Problem problem : Parser.parse(example.source()).problems().inOrder()) {
                if (problem.fix().isPresent()) {
                    fixes++;
                    Parser.Result mended =
                            parse(apply(example.source(), problem.fix().get()));
                    assertEquals(count(Parser.parse(example.source())) - 1, count(mended), example.title());
                }
            }
        }
        assertTrue(fixes > 8, "examples with a fix: " + fixes);
    }

    private static int count(Parser.Result result) {
        return result.problems().inOrder().size();
    }

    private static String apply(SourceFile source, Problem.Fix fix) {
        Problem.Edit edit = fix.edits().get(0);
        String text = source.text();
        return text.substring(0, edit.span().start())
                + edit.replacement()
                + text.substring(edit.span().end());
    }

    @Test
    void knowsWhereEachWordStands() {
        Tree.File file = parse(
                        "## Doc\r\nnetwork A(n = 1) { \r\n\tfc: linear (n + 1) -> 5M { } tail { relu }  # c\r\n}\r\n")
                .tree();
        Tree.Definition network = (Tree.Definition) file.items().get(0);
        Tree.Call call = (Tree.Call) network.body().statements().get(0);

        assertEquals("n = 1", network.parameters().get(0).span().text());
        assertEquals("fc: linear (n + 1) -> 5M { } tail { relu }", call.span().text());
        assertEquals("(n + 1)", call.arguments().get(0).span().text());
        assertEquals("-> 5M", call.arguments().get(1).span().text());
        assertEquals("tail { relu }", call.clauses().get(0).span().text());
        assertEquals("# c", call.layout().trailing().orElseThrow().span().text());
        assertEquals("a.net:3:2", call.span().toString());
        assertEquals(
                file.span(),
                new Span(file.span().source(), 0, file.span().source().text().length()));
    }

    @Test
    void countsInTheUnitsOfTheText() {
        Tree.File file = parse("# \ud83d\ude00\nnetwork A { relu }").tree();

        assertEquals("network A { relu }", file.items().get(0).span().text());
    }

    @Test
    void worksSuffixesIntoNumbers() {
        assertEquals(
                List.of("64", "5000", "5000000", "4200000000", "0.10", "0.00001", "1000"),
                List.of("64", "5K", "5M", "4.2G", "0.10", "1e-5", "1e3").stream()
                        .map(ParserTest::number)
                        .map(BigDecimal::toPlainString)
                        .toList());
    }

    private static BigDecimal number(String text) {
        Tree.Definition network = (Tree.Definition)
                parse("network A { let a = " + text + " }").tree().items().get(0);
        Tree.Let let = (Tree.Let) network.body().statements().get(0);
        return ((Tree.Number) let.value()).value();
    }

    @Test
    void readsEscapes() {
        Tree.Import imported = (Tree.Import)
                parse("import \"a\\\\b\\\"c\\n\\t\"").tree().items().get(0);

        assertEquals("a\\b\"c\n\t", imported.path().value());
    }

    private static Parser.Result parse(String text) {
        return Parser.parse(new SourceFile("a.net", text));
    }

    private static String problems(Parser.Result result) {
        return result.problems().inOrder().stream().map(ParserTest::show).collect(Collectors.joining());
    }

    private static String show(Problem problem) {
        StringBuilder shown = new StringBuilder("%d:%d %s: %s%n"
                .formatted(problem.span().line(), problem.span().column(), problem.name(), problem.message()));
        shown.append("  | ")
                .append(problem.span().source().lineText(problem.span().line()))
                .append('\n');
        String carets =
                "^".repeat(Math.max(1, problem.span().end() - problem.span().start()));
        shown.append("  | ").append(" ".repeat(problem.span().column() - 1)).append(carets);
        shown.append(problem.label().isEmpty() ? "" : " " + problem.label()).append('\n');
        problem.notes()
                .forEach(note -> shown.append("  note %d:%d: %s%n"
                        .formatted(note.span().line(), note.span().column(), note.text())));
        problem.fix()
                .ifPresent(
                        fix -> shown.append("  fix: ").append(fix.description()).append('\n'));
        return shown.toString();
    }
}
