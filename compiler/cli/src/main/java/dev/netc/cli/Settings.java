package dev.netc.cli;

import dev.netc.compiler.model.Quantity;
import dev.netc.compiler.model.Suggestion;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.Parser;
import dev.netc.compiler.syntax.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Values for the parameters of networks, in place of those in the file. */
final class Settings {

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Give a parameter of the network another value; may be repeated.")
    private Map<String, String> written = new LinkedHashMap<>();

    Map<String, Quantity> values() {
        Map<String, Quantity> values = new LinkedHashMap<>();
        written.forEach((name, value) -> values.put(name, Quantity.read(value)));
        return values;
    }

    /** @throws UserError if a name is no parameter of any network in these files */
    void requireKnown(List<SourceFile> sources) {
        if (written.isEmpty()) {
            return;
        }
        Set<String> known = new TreeSet<>();
        sources.forEach(source -> known.addAll(parameters(source)));
        for (String name : written.keySet()) {
            if (!known.contains(name)) {
                throw new UserError("--set: no network here has a parameter '" + name + "'" + hint(name, known));
            }
        }
    }

    private static String hint(String name, Set<String> known) {
        if (known.isEmpty()) {
            return ", or any other";
        }
        return Suggestion.nearest(name, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; there are " + String.join(", ", known));
    }

    private static List<String> parameters(SourceFile source) {
        return Parser.parse(source).tree().items().stream()
                .filter(item ->
                        item instanceof Tree.Definition definition && definition.kind() == Tree.Definition.Kind.NETWORK)
                .flatMap(item -> ((Tree.Definition) item).parameters().stream())
                .map(parameter -> parameter.name().text())
                .toList();
    }
}
