package dev.netc.maven;

import dev.netc.compiler.Compilation;
import dev.netc.compiler.Compilation.CompiledNetwork;
import dev.netc.compiler.Compiler;
import dev.netc.compiler.SourceFolder;
import dev.netc.compiler.source.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries out a request: finds the models, compiles those that need it, writes and removes classes. */
final class ModelCompilation {

    private final CompileRequest request;
    private final String pluginVersion;

    ModelCompilation(CompileRequest request, String pluginVersion) {
        this.request = request;
        this.pluginVersion = pluginVersion;
    }

    /** Compiles and writes all models, or none where one has an error or nothing has changed. */
    CompileResult compile() throws IOException, PluginException {
        String fingerprint = Ledger.fingerprint(request, pluginVersion);
        Ledger before = Ledger.read(request.ledger());
        if (before.isCurrent(fingerprint, request.output())) {
            return CompileResult.nothingToDo();
        }
        List<ModelPath> models = ModelPath.of(request);
        List<Compilation> compilations = compileAll(models);
        List<Problem> problems = request.warnings().apply(Compilation.problems(compilations));
        if (problems.stream().anyMatch(Problem::isError)) {
            return new CompileResult(models.size(), problems, List.of(), 0, 0);
        }
        List<CompiledNetwork> networks = compilations.stream()
                .flatMap(compilation -> compilation.networks().stream())
                .toList();
        requireDistinct(networks);
        int written = 0;
        for (CompiledNetwork network : networks) {
            written += network.java().writeTo(request.output()) ? 1 : 0;
        }
        Ledger after = new Ledger(
                fingerprint, networks.stream().map(ModelCompilation::path).toList());
        int removed = before.removeVanished(after, request.output());
        after.write(request.ledger());
        return new CompileResult(models.size(), problems, withoutPackage(models), written, removed);
    }

    /** Compiles all models and writes nothing. */
    CompileResult lint() throws IOException, PluginException {
        List<ModelPath> models = ModelPath.of(request);
        List<Problem> problems = request.warnings().apply(Compilation.problems(compileAll(models)));
        return new CompileResult(models.size(), problems, List.of(), 0, 0);
    }

    private List<Compilation> compileAll(List<ModelPath> models) throws IOException {
        List<Compilation> compilations = new ArrayList<>();
        for (ModelPath model : models) {
            Compiler.Options options = new Compiler.Options(model.packageName(), Map.of());
            compilations.add(new Compiler(new SourceFolder(request.sources()), options)
                    .compile(SourceFolder.read(model.file())));
        }
        return compilations;
    }

    private static void requireDistinct(List<CompiledNetwork> networks) throws PluginException {
        Map<String, CompiledNetwork> byPath = new LinkedHashMap<>();
        for (CompiledNetwork network : networks) {
            CompiledNetwork other = byPath.put(path(network), network);
            if (other != null) {
                throw new PluginException("two networks would become the class " + path(network) + ": in " + file(other)
                        + " and in " + file(network) + "; rename one, or put it in another folder");
            }
        }
    }

    /** Where a network's class goes below the output folder, the same on every system. */
    private static String path(CompiledNetwork network) {
        return network.java().relativePath().toString().replace('\\', '/');
    }

    private static Path file(CompiledNetwork network) {
        return Path.of(network.network().span().source().name());
    }

    private static List<ModelPath> withoutPackage(List<ModelPath> models) {
        return models.stream().filter(model -> model.packageName().isEmpty()).toList();
    }
}
