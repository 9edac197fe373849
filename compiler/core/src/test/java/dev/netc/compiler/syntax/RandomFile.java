package dev.netc.compiler.syntax;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a valid file of random statements, in a random, mostly bad layout, with comments wherever one may stand. */
final class RandomFile {

    private static final int DEEPEST = 4;
    private static final List<String> NAMES =
            List.of("conv", "relu", "x", "classes", "layer1", "train", "_a", "off", "bottleneck", "k5");
    private static final List<String> NUMBERS = List.of("0", "64", "0.10", "1e-5", "5M", "4.2G", "7k", "1.5E+3");

    private final Random random;
    private int comments;

    RandomFile(Random random) {
        this.random = random;
    }

    String text() {
        StringBuilder text = new StringBuilder(lines());
        text.append(definition());
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(end()).append(chance(3) ? "import \"a/b.net\"" : definition());
        }
        return text.append(chance(2) ? "" : end()).toString();
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private String some(int most, String between, Supplier<String> part) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> part.get())
                .collect(Collectors.joining(between));
    }

    private String comment() {
        comments++;
        return pick(List.of("#", "# ", "## ", "#\t", "### ")) + "comment " + comments
                + pick(List.of("", " ", " { ; }"));
    }

    /** Space on a line. */
    private String gap() {
        return pick(List.of(" ", " ", " ", "  ", "\t"));
    }

    private String lineEnd() {
        return (chance(4) ? gap() + comment() : "") + pick(List.of("\n", "\n", "\r\n"));
    }

    /** Lines with nothing but comments. */
    private String lines() {
        return some(2, "", () -> (chance(2) ? gap() + comment() : "") + pick(List.of("\n", "\r\n")));
    }

    /** The end of a statement and what may stand before the next. */
    private String end() {
        return chance(3) ? pick(List.of(";", "; ", " ;;")) : lineEnd() + lines() + gap();
    }

    private String definition() {
        String parameters = chance(2) ? "(" + inside() + some(3, "," + inside(), this::parameter) + inside() + ")" : "";
        return pick(List.of("network", "block")) + gap() + pick(NAMES) + parameters + beforeBody() + body(0);
    }

    private String parameter() {
        return pick(NAMES) + (chance(2) ? inside() + "=" + inside() + expression(2) : "");
    }

    /** What may stand between words inside parentheses. */
    private String inside() {
        return chance(12) ? lineEnd() : pick(List.of("", " "));
    }

    private String beforeBody() {
        return chance(8) ? lineEnd() + lines() : gap();
    }

    private String body(int depth) {
        if (chance(8)) {
            return pick(List.of("{}", "{ }", "{\n}"));
        }
        String start = chance(2) ? gap() : end();
        String statements = some(depth < DEEPEST ? 4 : 1, "", () -> statement(depth) + end());
        return "{" + start + statements + (statements.isEmpty() || chance(2) ? "" : statement(depth) + gap()) + "}";
    }

    private String statement(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 10 : 6)) {
            case 0 -> "let" + gap() + pick(NAMES) + pick(List.of("=", " = ")) + expression(3);
            case 1 -> "expect" + gap() + pick(List.of("64x12x12", "4*4*50", expression(2)));
            case 2 -> "assert" + gap() + "params" + pick(List.of("<", " <= ", " == ")) + expression(1);
            case 3 -> chance(2) ? "from" + gap() + pick(List.of("enc1", "layer1.0.conv1")) : choice();
            case 4, 5 -> call();
            case 6 -> label() + "repeat" + gap() + expression(2) + beforeBody() + body(depth + 1);
            case 7 -> condition(depth);
            default ->
                call()
                        + beforeBody()
                        + body(depth + 1)
                        + some(1, "", () -> gap() + "shortcut" + beforeBody() + body(depth + 1));
        };
    }

    private String choice() {
        return pick(NAMES) + " in " + expression(1) + some(2, "", () -> pick(List.of(",", ", ")) + expression(1));
    }

    private String label() {
        return chance(3) ? pick(NAMES) + pick(List.of(":", ": ")) : "";
    }

    private String call() {
        return label() + pick(NAMES) + some(4, "", () -> gap() + pick(List.of("", "", "-> ", "->")) + argument());
    }

    private String argument() {
        return switch (random.nextInt(6)) {
            case 0 -> pick(NUMBERS);
            case 1 -> pick(List.of("5x5", "3x32x32"));
            case 2 -> "\"a \\\" b\"";
            case 3 -> "(" + inside() + expression(2) + inside() + ")";
            case 4 -> chance(2) ? pick(NUMBERS) : "a.0.b";
            default -> pick(NAMES);
        };
    }

    private String condition(int depth) {
        String otherwise =
                switch (random.nextInt(3)) {
                    case 0 -> "";
                    case 1 -> beforeElse() + "else" + beforeBody() + body(depth + 1);
                    default -> beforeElse() + "else" + gap() + condition(depth + 1);
                };
        return "if" + gap() + expression(2) + beforeBody() + body(depth + 1) + (depth < DEEPEST ? otherwise : "");
    }

    private String beforeElse() {
        return chance(3) ? lineEnd() + lines() : gap();
    }

    private String expression(int depth) {
        if (depth == 0 || chance(3)) {
            return chance(2) ? pick(NUMBERS) : pick(NAMES);
        }
        return switch (random.nextInt(5)) {
            case 0 -> "(" + inside() + expression(depth - 1) + inside() + ")";
            case 1 -> "-" + expression(depth - 1);
            case 2 -> "not " + expression(depth - 1);
            default ->
                expression(depth - 1)
                        + pick(List.of("+", " - ", "*", " / ", " %", " == ", "<", " and ", " or ", ">="))
                        + " ".repeat(random.nextInt(2))
                        + expression(depth - 1);
        };
    }
}
