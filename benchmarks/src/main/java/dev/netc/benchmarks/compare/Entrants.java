package dev.netc.benchmarks.compare;

import dev.netc.benchmarks.NetcContestant;
import dev.netc.benchmarks.Network;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who takes part in a comparison; netc comes first. */
final class Entrants {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Path benchmarks;
    private final Optional<PyTorch> pytorch;
    private final boolean dl4j;

    /** @param benchmarks the folder of that name */
    Entrants(Path benchmarks, Optional<PyTorch> pytorch, boolean dl4j) {
        this.benchmarks = benchmarks;
        this.pytorch = pytorch;
        this.dl4j = dl4j;
    }

    List<Entrant> of(Kind kind, int threads) {
        return switch (kind) {
            case TRAINING, INFERENCE -> steps(threads);
            case SCALING -> pairs(threads);
            case EPOCH -> epochs(threads);
        };
    }

    private List<Entrant> steps(int threads) {
        List<Entrant> entrants = new ArrayList<>(List.of(netc("netc", threads)));
        pytorch("PyTorch eager", "eager", threads).ifPresent(entrants::add);
        pytorch("PyTorch compile", "compile", threads).ifPresent(entrants::add);
        if (dl4j) {
            entrants.add(new Entrant("DL4J", threads, dl4jProgram(), Set.of(Network.LENET)));
        }
        return entrants;
    }

    /** Each side with one thread and with more. */
    private List<Entrant> pairs(int threads) {
        String one = "with 1 thread";
        String more = "with " + threads + " threads";
        List<Entrant> entrants = new ArrayList<>(List.of(netc("netc " + one, 1), netc("netc " + more, threads)));
        pytorch("PyTorch " + one, "eager", 1).ifPresent(entrants::add);
        pytorch("PyTorch " + more, "eager", threads).ifPresent(entrants::add);
        return entrants;
    }

    private List<Entrant> epochs(int threads) {
        List<Entrant> entrants = new ArrayList<>(List.of(netc("netc", threads)));
        pytorch("PyTorch on tensors", "tensors", threads).ifPresent(entrants::add);
        pytorch("PyTorch with DataLoader", "loader", threads).ifPresent(entrants::add);
        return entrants;
    }

    private Entrant netc(String name, int threads) {
        return Entrant.of(name, threads, java(System.getProperty("java.class.path"), NetcContestant.class.getName()));
    }

    private Optional<Entrant> pytorch(String name, String mode, int threads) {
        String script = benchmarks.resolve("pytorch/contestant.py").toString();
        return pytorch.map(found -> Entrant.of(name, threads, List.of(found.python(), script, mode)));
    }

    private List<String> dl4jProgram() {
        Path target = benchmarks.resolve("dl4j/target");
        String classPath = target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*";
        return java(classPath, "dev.netc.benchmarks.dl4j.Dl4jContestant");
    }

    /** A virtual machine with the flags of this one. */
    private static List<String> java(String classPath, String mainClass) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", classPath, mainClass));
        return command;
    }
}
