package dev.netc.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.compiler.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown file of examples: under each heading a {@code .net} text and, in the next code block, what is made of it.
 * {@code -Dnetc.renew=true} writes the second blocks anew.
 */
final class GoldenFile {

    private static final Path FOLDER = Path.of("src/test/resources/syntax");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?m)^## (.+)\\n[^`]*?^```net\\n(?s:(.*?))^```\\n\\n?^```(\\w+)\\n(?s:(.*?))^```\\n");

    /** An example: its heading, the text, what is expected of it. */
    record Example(String title, SourceFile source, String expected) {}

    private final Path path;
    private final String text;

    GoldenFile(String name) {
        path = FOLDER.resolve(name);
        try {
            text = Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(text);
        while (matcher.find()) {
            examples.add(new Example(matcher.group(1), new SourceFile("a.net", matcher.group(2)), matcher.group(4)));
        }
        assertEquals(
                text.split("(?m)^## .+\n\n```net").length - 1, examples.size(), "examples that can be read in " + path);
        return examples;
    }

    /** Holds every example to its expectation, or renews the expectations. */
    void check(Function<SourceFile, String> made) {
        if (Boolean.getBoolean("netc.renew")) {
            renew(made);
        }
        for (Example example : new GoldenFile(path.getFileName().toString()).examples()) {
            assertEquals(example.expected(), made.apply(example.source()), example.title());
        }
    }

    private void renew(Function<SourceFile, String> made) {
        StringBuilder renewed = new StringBuilder();
        Matcher matcher = EXAMPLE.matcher(text);
        while (matcher.find()) {
            String result = made.apply(new SourceFile("a.net", matcher.group(2)));
            String kept = matcher.group().substring(0, matcher.start(4) - matcher.start());
            matcher.appendReplacement(renewed, Matcher.quoteReplacement(kept + result + "```\n"));
        }
        matcher.appendTail(renewed);
        try {
            Files.writeString(path, renewed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
