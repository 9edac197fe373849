package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types what {@code docs/tutorial.md} says. A block {@code net FILE} is a model file, a block {@code console} a command with what it answers,
 * where {@code ...} stands for lines that are left out, and a time, or the part of it that data was waited for, for any other. Numbers may differ in the fifth digit, as processors add in
 * different orders.
 */
class TutorialTest {

    private static final Path CHECKOUT = Path.of("../..");
    private static final Pattern BLOCK = Pattern.compile("```(net|console) ?(\\S*)\\n(.*?)```", Pattern.DOTALL);
    private static final double TOLERANCE = 1e-4;

    @TempDir
    private static Path folder;

    private static List<MatchResult> blocks;

    @BeforeAll
    static void read() throws IOException {
        String page = Files.readString(CHECKOUT.resolve("docs/tutorial.md"));
        blocks = BLOCK.matcher(page).results().toList();
        for (MatchResult block : blocks) {
            if (block.group(1).equals("net")) {
                Files.writeString(folder.resolve(block.group(2)), block.group(3));
            }
        }
    }

    /** In the order of the page, as one command needs what another wrote. */
    @TestFactory
    Stream<DynamicTest> everyCommandAnswersAsThePageSays() {
        List<String> commands = blocks.stream()
                .filter(block -> block.group(1).equals("console"))
                .map(block -> block.group(3))
                .toList();
        assertTrue(commands.size() > 5, "the page has commands");
        return commands.stream()
                .map(block -> DynamicTest.dynamicTest(
                        block.substring(0, block.indexOf('\n')),
                        () -> compare(block.lines().toList())));
    }

    private static void compare(List<String> block) {
        String command = block.get(0);
        assertTrue(command.startsWith("$ netc "), command);
        Object[] words = Arrays.stream(command.substring("$ netc ".length()).split(" "))
                .map(TutorialTest::place)
                .toArray();
        Run run = Run.netc(words);
        List<String> found = (run.err() + run.out())
                .replace(folder + "/", "")
                .replace(CHECKOUT + "/", "")
                .lines()
                .map(String::stripTrailing)
                .toList();
        compare(block.subList(1, block.size()), found);
    }

    /** The page's files lie in a folder of the test's, and the models in the checkout. */
    private static String place(String word) {
        if (word.startsWith("models/")) {
            return CHECKOUT.resolve(word).toString();
        }
        boolean isFile = word.startsWith("runs/") || word.matches("\\w+\\.(net|png)");
        return isFile ? folder.resolve(word).toString() : word;
    }

    private static void compare(List<String> expected, List<String> found) {
        int at = 0;
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).equals("...")) {
                while (at < found.size() && !isSame(expected.get(i + 1), found.get(at))) {
                    at++;
                }
            } else {
                boolean isSame = at < found.size() && isSame(expected.get(i), found.get(at));
                assertTrue(
                        isSame,
                        () -> "expected " + String.join("\n", expected) + "\nfound " + String.join("\n", found));
                at++;
            }
        }
        assertEquals(found.size(), at, () -> "more than the page says: " + String.join("\n", found));
    }

    private static boolean isSame(String expected, String found) {
        String[] left = withoutTimes(expected).split("(?<=\\s)|(?=\\s)");
        String[] right = withoutTimes(found).split("(?<=\\s)|(?=\\s)");
        if (left.length != right.length) {
            return false;
        }
        for (int i = 0; i < left.length; i++) {
            if (!left[i].equals(right[i]) && !isNear(left[i], right[i])) {
                return false;
            }
        }
        return true;
    }

    private static String withoutTimes(String line) {
        return line.replaceAll("\\d+\\.\\d s\\b|(?<=^waited for data: )\\d+\\.\\d%", "TIME");
    }

    private static boolean isNear(String expected, String found) {
        String decimal = "-?\\d+\\.\\d+";
        if (!expected.matches(decimal) || !found.matches(decimal)) {
            return false;
        }
        double number = Double.parseDouble(expected);
        return Math.abs(number - Double.parseDouble(found)) <= TOLERANCE * Math.max(1, Math.abs(number));
    }
}
