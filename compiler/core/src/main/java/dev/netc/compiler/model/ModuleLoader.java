package dev.netc.compiler.model;

import dev.netc.compiler.model.ImportResolver.Resolved;
import dev.netc.compiler.model.op.OpCatalog;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.Parser;
import dev.netc.compiler.syntax.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a file and all that it imports, and gathers which blocks each can call. */
final class ModuleLoader {

    /** Files that import each other one by one; nobody's do by purpose. */
    private static final int DEEPEST = 100;

    private final ImportResolver resolver;
    private final Problems problems;
    private final Map<String, Module> loaded = new HashMap<>();
    private final Deque<String> loading = new ArrayDeque<>();

    ModuleLoader(ImportResolver resolver, Problems problems) {
        this.resolver = resolver;
        this.problems = problems;
    }

    Module load(SourceFile source) {
        Parser.Result parsed = Parser.parse(source);
        problems.addAll(parsed.problems());
        Module module = new Module(source, parsed.tree(), parsed.problems());
        loaded.put(source.name(), module);
        loading.push(source.name());
        module.blocks().putAll(Library.blocks());
        for (Tree.Item item : module.tree().items()) {
            if (item instanceof Tree.Import imported) {
                load(module, imported);
            }
        }
        declareOwn(module);
        loading.pop();
        return module;
    }

    private void load(Module module, Tree.Import imported) {
        String path = imported.path().value();
        if (!isInside(path)) {
            problems.add(Problem.error(
                            StructureError.IMPORT_OUTSIDE,
                            imported.path().span(),
                            "an import is a relative path inside the source folder")
                    .label("leads out of it"));
            return;
        }
        Resolved resolved = resolver.resolve(module.source(), path);
        if (resolved.file().isEmpty()) {
            problems.add(Problem.error(
                    StructureError.IMPORT_NOT_FOUND, imported.path().span(), resolved.reason()));
            return;
        }
        SourceFile file = resolved.file().get();
        if (loading.contains(file.name()) || loading.size() == DEEPEST) {
            problems.add(Problem.error(
                    StructureError.IMPORT_CYCLE,
                    imported.path().span(),
                    loading.contains(file.name())
                            ? file.name() + " imports itself, by way of " + String.join(", ", loading)
                            : "over " + DEEPEST + " files import each other one by one"));
            return;
        }
        Module other = loaded.containsKey(file.name()) ? loaded.get(file.name()) : load(file);
        List<Tree.Definition> blocks = other.tree().items().stream()
                .filter(item ->
                        item instanceof Tree.Definition definition && definition.kind() == Tree.Definition.Kind.BLOCK)
                .map(Tree.Definition.class::cast)
                .toList();
        blocks.forEach(definition -> declare(module, new Module.Block(definition, other), imported));
        module.imported()
                .put(
                        imported,
                        blocks.stream()
                                .map(definition -> definition.name().text())
                                .collect(Collectors.toSet()));
    }

    /** Whether a relative path stays below the folder it starts from; the front end checks links as well. */
    private static boolean isInside(String path) {
        if (path.isEmpty()
                || path.startsWith("/")
                || path.contains("\\")
                || path.contains(":")
                || path.indexOf('\0') >= 0) {
            return false;
        }
        int depth = 0;
        for (String part : path.split("/")) {
            depth += part.equals("..") ? -1 : part.equals(".") || part.isEmpty() ? 0 : 1;
            if (depth < 0) {
                return false;
            }
        }
        return true;
    }

    private void declareOwn(Module module) {
        Map<String, Tree.Definition> seen = new HashMap<>();
        Map<String, Tree.Definition> files = new HashMap<>();
        for (Tree.Item item : module.tree().items()) {
            if (item instanceof Tree.Definition definition) {
                Tree.Definition first = seen.putIfAbsent(definition.name().text(), definition);
                if (first != null) {
                    problems.add(duplicate(definition.name(), first.name()));
                } else if (definition.kind() == Tree.Definition.Kind.NETWORK) {
                    declareFile(definition, files);
                } else if (definition.kind() == Tree.Definition.Kind.BLOCK) {
                    declare(module, new Module.Block(definition, module), definition.name());
                }
            }
        }
    }

    /** Each network becomes a file, and not every file system tells capitals apart. */
    private void declareFile(Tree.Definition network, Map<String, Tree.Definition> files) {
        Tree.Name name = network.name();
        Tree.Definition first = files.putIfAbsent(name.text().toLowerCase(Locale.ROOT), network);
        if (first != null) {
            problems.add(Problem.error(
                            NameError.BAD_NAME,
                            name.span(),
                            "'" + name.text() + "' and '" + first.name().text()
                                    + "' become the same file where capitals do not count")
                    .note(first.name().span(), "first here"));
        }
    }

    private void declare(Module module, Module.Block block, Tree where) {
        if (isBuiltIn(block.name())) {
            problems.add(Problem.error(
                    NameError.DUPLICATE_NAME,
                    where.span(),
                    "'" + block.name() + "' is a layer of the language; call the block otherwise"));
            return;
        }
        Module.Block before = module.blocks().putIfAbsent(block.name(), block);
        if (before != null && before.definition() != block.definition()) {
            problems.add(duplicate(
                    new Tree.Name(where.span(), block.name()),
                    before.definition().name()));
        }
    }

    private static boolean isBuiltIn(String name) {
        return OpCatalog.layer(name).isPresent()
                || OpCatalog.merge(name).isPresent()
                || Expander.STRUCTURE.contains(name)
                || Library.blocks().containsKey(name);
    }

    private static Problem duplicate(Tree.Name second, Tree.Name first) {
        return Problem.error(NameError.DUPLICATE_NAME, second.span(), "'" + second.text() + "' is defined twice")
                .note(first.span(), "first here");
    }
}
