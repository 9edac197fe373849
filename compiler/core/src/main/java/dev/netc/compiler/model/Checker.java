package dev.netc.compiler.model;

import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From tree to networks: resolves every name, works out every shape, and reports all that is wrong. */
public final class Checker {

    private final Map<String, Quantity> settings;
    private final Problems problems;

    /** @param settings values for parameters of networks, which come before those that the file declares */
    public Checker(Map<String, Quantity> settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** Checks a file; blocks of other files come through {@code imports}. */
    public CheckedFile check(SourceFile source, ImportResolver imports) {
        Module module = new ModuleLoader(imports, problems).load(source);
        List<Network> networks = new ArrayList<>();
        List<Tree.Definition> definitions = module.tree().items().stream()
                .filter(Tree.Definition.class::isInstance)
                .map(Tree.Definition.class::cast)
                .filter(definition -> definition.kind() == Tree.Definition.Kind.NETWORK)
                .toList();
        reportUnknownSettings(definitions);
        Limits limits = new Limits();
        for (Tree.Definition definition : definitions) {
            Problems own = new Problems();
            new NetworkChecker(module, definition, settings, limits, own)
                    .check()
                    .filter(network -> !own.hasErrors())
                    .ifPresent(networks::add);
            problems.addAll(own);
        }
        return new CheckedFile(source, module.tree(), networks, module.imported());
    }

    /** Settings that no network of the file has a parameter for. */
    private void reportUnknownSettings(List<Tree.Definition> networks) {
        Set<String> known = new LinkedHashSet<>();
        networks.forEach(network -> network.parameters()
                .forEach(parameter -> known.add(parameter.name().text())));
        for (String name : settings.keySet()) {
            if (!known.contains(name) && !networks.isEmpty()) {
                problems.add(UnknownName.of(
                                NameError.UNKNOWN_PARAMETER,
                                name,
                                networks.get(0).name().span(),
                                known)
                        .withoutFix());
            }
        }
    }
}
