package dev.netc.compiler.model;

import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.Parser;
import dev.netc.compiler.syntax.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The blocks that the language brings along, written in it: {@code residual} and {@code inception}. */
final class Library {

    private static final List<String> FILES = List.of("residual.net", "inception.net");

    private static final Map<String, Module.Block> BLOCKS = read();

    private Library() {}

    static Map<String, Module.Block> blocks() {
        return BLOCKS;
    }

    private static Map<String, Module.Block> read() {
        Map<String, Module.Block> blocks = new LinkedHashMap<>();
        for (String name : FILES) {
            SourceFile source = new SourceFile("library/" + name, text(name));
            Parser.Result parsed = Parser.parse(source);
            if (!parsed.problems().isEmpty()) {
                throw new IllegalStateException(parsed.problems().inOrder().toString());
            }
            Module module = new Module(source, parsed.tree(), parsed.problems());
            for (Tree.Item item : parsed.tree().items()) {
                Tree.Definition block = (Tree.Definition) item;
                blocks.put(block.name().text(), new Module.Block(block, module));
            }
        }
        return blocks;
    }

    private static String text(String name) {
        try (InputStream stream = Library.class.getResourceAsStream("/dev/netc/compiler/library/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
