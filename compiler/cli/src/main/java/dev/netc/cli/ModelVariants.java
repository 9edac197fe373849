package dev.netc.cli;

import dev.netc.compiler.Compilation;
import dev.netc.compiler.Compilation.CompiledNetwork;
import dev.netc.compiler.Compiler;
import dev.netc.compiler.model.ImportResolver;
import dev.netc.compiler.model.Quantity;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import java.util.HashMap;
import java.util.Map;

/**
 * A network of a file that was read once, with whatever values for its parameters.
 *
 * @param settings values that every variant has
 * @param standard the network with no values but those
 */
record ModelVariants(
        SourceFile source, ImportResolver imports, Map<String, Quantity> settings, CompiledNetwork standard) {

    /**
     * The network with these values too.
     *
     * @throws UserError if it does not compile with them
     */
    CompiledNetwork with(Map<String, Quantity> values) {
        Map<String, Quantity> all = new HashMap<>(settings);
        all.putAll(values);
        Compilation compilation = new Compiler(imports, new Compiler.Options("", all)).compile(source);
        compilation.problems().stream().filter(Problem::isError).findFirst().ifPresent(error -> {
            throw new UserError(
                    "does not compile, line " + error.span().line() + ": " + error.name() + ": " + error.message());
        });
        return compilation.networks().stream()
                .filter(network -> network.name().equals(standard.name()))
                .findFirst()
                .orElseThrow();
    }
}
