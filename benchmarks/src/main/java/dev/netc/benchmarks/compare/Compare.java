package dev.netc.benchmarks.compare;

import dev.netc.benchmarks.Network;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program behind {@code benchmarks/compare}, which builds it and says where the repository is. */
@Command(
        name = "benchmarks/compare",
        description = "Compares netc with PyTorch on this machine and prints tables in Markdown.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "NETC_PYTHON names a Python with PyTorch; without it, python3 is tried, and one that is made with pip.",
            "Processes warm up and then take turns of a second, so a row takes sides x rounds x 2 x seconds, and more",
            "where single steps are long or PyTorch compiles."
        })
public final class Compare implements Callable<Integer> {

    /** Lets the measurement of the peak find its speed. */
    private static final double WARM_UP_SECONDS = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "KIND",
            description = "What to compare: ${COMPLETION-CANDIDATES}. All where none is named.")
    private final List<Kind> kinds = new ArrayList<>();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NETWORK",
            description = "These networks: ${COMPLETION-CANDIDATES}.")
    private final Set<Network> only = EnumSet.noneOf(Network.class);

    @Option(names = "--rounds", paramLabel = "N", description = "Processes of each side. Default: ${DEFAULT-VALUE}")
    private int rounds = 3;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long a process warms up, and then is measured. Default: ${DEFAULT-VALUE}")
    private int seconds = 6;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads compute. All cores where not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Where MNIST lies, for epochs. Default: $NETC_DATA, else ../shared/data beside the repository.")
    private Path dataDirectory;

    @Option(names = "--dl4j", description = "Compare LeNet with Deeplearning4j too, which downloads 150 MB once.")
    private boolean dl4j;

    @Option(names = "--out", paramLabel = "FILE", description = "A page whose sections of these kinds are replaced.")
    private Path out;

    private final Path home = Path.of(System.getProperty("netc.home", "")).toAbsolutePath();
    private final Path benchmarks = home.resolve("benchmarks");
    private final Path log = benchmarks.resolve("target/compare.log");
    private String command;

    public static void main(String[] arguments) {
        Thread killer = new Thread(() -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly));
        Runtime.getRuntime().addShutdownHook(killer);
        Compare compare = new Compare();
        compare.command = ("benchmarks/compare " + String.join(" ", arguments)).strip();
        System.exit(new CommandLine(compare)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        requirePositive("--rounds", rounds);
        requirePositive("--seconds", seconds);
        requirePositive("--threads", threads);
        Files.deleteIfExists(log);
        Optional<PyTorch> pytorch = PyTorch.find(benchmarks.resolve("target/pytorch"));
        if (pytorch.isEmpty()) {
            err().println("compare: PyTorch is skipped, as no Python here has it and pip could not install it;"
                    + " NETC_PYTHON can name one that has it");
        }
        Entrants entrants = new Entrants(benchmarks, pytorch, dl4j);
        String source = source(pytorch);
        Backend cpu = Backends.named("cpu");
        cpu.measurePeak(threads, WARM_UP_SECONDS);
        for (Kind kind : kinds.isEmpty() ? List.of(Kind.values()) : kinds) {
            Optional<String> reason = skipped(kind);
            if (reason.isPresent()) {
                err().println("compare: " + kind + " is skipped, as " + reason.get());
            } else {
                compare(kind, entrants.of(kind, threads), source, cpu);
            }
        }
        return 0;
    }

    private void requirePositive(String option, int value) {
        if (value < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), option + " must be at least 1, not " + value);
        }
    }

    private Optional<String> skipped(Kind kind) {
        return switch (kind) {
            case TRAINING, INFERENCE -> Optional.empty();
            case SCALING -> Optional.of("it takes two threads").filter(reason -> threads == 1);
            case EPOCH ->
                Optional.of("MNIST is not in " + mnist() + "; --data-dir can say where it is")
                        .filter(reason -> !Files.isDirectory(mnist()));
        };
    }

    private void compare(Kind kind, List<Entrant> entrants, String source, Backend cpu) throws IOException {
        Table table = Table.of(kind, entrants.stream().map(Entrant::name).toList());
        StringBuilder section = new StringBuilder();
        print(source + "\n\n" + table.header(), section);
        for (Row row : kind.rows()) {
            if (only.isEmpty() || only.contains(row.network())) {
                err().println("compare: measuring " + kind + " of " + row);
                print(table.line(outcome(kind, row, entrants, cpu)), section);
            }
        }
        print("", section);
        if (out != null) {
            new ResultsPage(out).write(kind, section.toString());
        }
    }

    private Outcome outcome(Kind kind, Row row, List<Entrant> entrants, Backend cpu) {
        List<Entrant> those = entrants.stream()
                .filter(entrant -> entrant.networks().contains(row.network()))
                .toList();
        List<String> more = kind == Kind.EPOCH ? List.of(mnist().toString()) : List.of();
        return new Contest(rounds, seconds, cpu, log, err()).run(kind.task(), row, those, more);
    }

    private void print(String text, StringBuilder section) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
        section.append(text).append("\n");
    }

    /** The folder with MNIST's four files. */
    private Path mnist() {
        Path folder = dataDirectory;
        if (folder == null) {
            String named = System.getenv("NETC_DATA");
            folder = named != null ? Path.of(named) : home.resolve("../shared/data");
        }
        Path own = folder.resolve("mnist");
        return (Files.isDirectory(own) ? own : folder).toAbsolutePath().normalize();
    }

    /** Which command measured when, what and where. */
    private String source(Optional<PyTorch> pytorch) throws IOException {
        return "`" + command + "`, " + LocalDate.now(ZoneOffset.UTC) + ", netc "
                + System.getProperty("netc.commit") + ", " + Machine.description()
                + pytorch.map(found -> ", PyTorch " + found.version()).orElse("");
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
