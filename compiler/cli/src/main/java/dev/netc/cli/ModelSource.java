package dev.netc.cli;

import dev.netc.compiler.Compilation.CompiledNetwork;
import dev.netc.compiler.Compiler;
import dev.netc.compiler.SourceFolder;
import dev.netc.runtime.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The one network that a command works with: its file, which of the file's networks, and its parameters. */
final class ModelSource {

    @Parameters(index = "0", paramLabel = "FILE", description = "The model file, or - for standard input.")
    private Path file;

    @Option(names = "--network", paramLabel = "NAME", description = "Which network of the file, where it has several.")
    private String network;

    @Mixin
    private Settings settings;

    /**
     * Compiles the file and picks the network; warnings are told.
     *
     * @throws UserError if the file has errors, which are told, or no such network
     */
    CompiledNetwork compile(Console console) throws IOException {
        return variants(console).standard();
    }

    /**
     * The same, with the means to compile the network with other values for its parameters.
     *
     * @throws UserError if the file has errors, which are told, or no such network
     */
    ModelVariants variants(Console console) throws IOException {
        CompiledFile compiled = CompiledFile.of(file, new Compiler.Options("", settings.values()));
        settings.requireKnown(List.of(compiled.source()));
        console.report(compiled.problems(), console.err());
        if (compiled.compilation().hasErrors()) {
            throw UserError.findings(file + " has errors");
        }
        return new ModelVariants(
                compiled.source(), SourceFolder.of(file), settings.values(), pick(compiled.networks()));
    }

    private CompiledNetwork pick(List<CompiledNetwork> networks) {
        List<CompiledNetwork> fitting = networks.stream()
                .filter(candidate -> network == null || candidate.name().equals(network))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String names = networks.stream().map(CompiledNetwork::name).collect(Collectors.joining(", "));
        if (networks.isEmpty()) {
            throw new UserError(file + ": expected a network, found none");
        }
        throw new UserError(
                network == null
                        ? file + " has the networks " + names + "; choose one with --network"
                        : file + " has no network '" + network + "'; it has " + names);
    }

    /** The words of a command line that name this network. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of(file.toString()));
        if (network != null) {
            words.addAll(List.of("--network", network));
        }
        settings.values().forEach((name, value) -> words.addAll(List.of("--set", name + "=" + value.text())));
        return words;
    }

    /** The file's name without its ending. */
    String name() {
        if (file.equals(ModelFiles.STANDARD_INPUT)) {
            return "stdin";
        }
        String name = file.getFileName().toString();
        return name.endsWith(".net") ? name.substring(0, name.length() - ".net".length()) : name;
    }

    /** The network as a model that can run. */
    Model load(Console console) throws IOException {
        CompiledNetwork compiled = compile(console);
        return ModelLoader.load(compiled.java());
    }
}
