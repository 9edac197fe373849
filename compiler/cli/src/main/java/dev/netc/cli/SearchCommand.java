package dev.netc.cli;

import dev.netc.compiler.model.SearchBlock;
import dev.netc.compiler.model.SearchBlock.Choice;
import dev.netc.runtime.Model;
import dev.netc.train.ShutdownHook;
import dev.netc.train.Terminal;
import dev.netc.train.data.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code netc search} */
@Command(
        name = "search",
        description = {
            "Trains a network with every combination of the values in its search block, and ranks them.",
            "Ctrl-C stops it; the same command goes on with the runs that were not over. The best weights are kept."
        },
        footer = {"  netc search cifar_search.net", "  netc search cifar_search.net --trials 4 --seed 1 --out runs/some"
        })
final class SearchCommand implements Callable<Integer> {

    /** A training gains more from a further core than a second training does, up to so many. */
    private static final int THREADS_PER_RUN = 4;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSource source;

    @Mixin
    private DataChoice data;

    @Option(
            names = "--trials",
            paramLabel = "N",
            converter = PositiveInteger.class,
            description = "Try so many combinations, drawn at random with the seed, in place of all.")
    private Integer trials;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            converter = PositiveInteger.class,
            description = "How many runs go on at a time, each with its share of the threads. Default: 1 for 4 threads")
    private Integer parallel;

    @Mixin
    private TrainingOptions options;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where runs and results go. Default: runs/NAME-search, after the model file")
    private Path out;

    @Mixin
    private RuntimeOptions runtime;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        ModelVariants variants = source.variants(console);
        SearchBlock search = block(variants);
        List<Trial> all = trials(space(search, variants));
        int atATime = Math.min(all.size(), atATime());
        int threads = Math.max(1, runtime.threads() / atATime);
        try (SearchFolder folder = new SearchFolder(out != null ? out : Path.of("runs", source.name() + "-search"))) {
            SearchTraining work = new SearchTraining(
                    variants, search, data(variants, console), data, options, runtime, threads, folder);
            SearchRun run = new SearchRun(variants.standard().name(), all, folder, work, console);
            int before = run.resume();
            console.out().println(plan(all.size(), before, atATime, threads));
            tellOthers(folder.others(all), console);
            try (ShutdownHook hook = new ShutdownHook(() -> {
                run.stop();
                work.stop();
            })) {
                run.run(atATime, listener(console, all, run, atATime));
                new SearchSummary(run, folder, console.out()).print(source.words(), data.words());
            }
            return exitCode(run);
        }
    }

    private int atATime() {
        return parallel != null ? parallel : Math.max(1, runtime.threads() / THREADS_PER_RUN);
    }

    /** The data set, for all runs: the model file's own, as the network with no values from the search takes it. */
    private DataSet data(ModelVariants variants, Console console) throws IOException {
        try (Model model = ModelLoader.load(variants.standard().java())) {
            return data.load(model, console);
        }
    }

    private static void tellOthers(long runs, Console console) {
        if (runs > 0) {
            console.out()
                    .println(Console.number(runs, "run") + " in the same folder " + (runs == 1 ? "is" : "are")
                            + " of another search, and left out here");
        }
    }

    private SearchBlock block(ModelVariants variants) {
        return variants.standard()
                .network()
                .search()
                .orElseThrow(() -> new UserError(
                        "the model file has no search block, such as search { width in 48, 96; epochs 10 }"));
    }

    /** A parameter that the command line sets is not searched. */
    private static SearchSpace space(SearchBlock search, ModelVariants variants) {
        List<Choice> choices = search.choices().stream()
                .filter(choice -> !variants.settings().containsKey(choice.parameter()))
                .toList();
        if (choices.isEmpty()) {
            throw new UserError("the search has nothing to try; write a choice such as width in 48, 96 in its block"
                    + (search.choices().isEmpty() ? "" : ", or leave out --set"));
        }
        return new SearchSpace(choices);
    }

    private List<Trial> trials(SearchSpace space) {
        long count = trials != null ? Math.min(trials, space.size()) : space.size();
        if (count > SearchSpace.MOST_TRIALS) {
            throw new UserError("expected at most " + SearchSpace.MOST_TRIALS + " runs, found " + count
                    + "; choose some at random with --trials 100");
        }
        return space.random((int) count, options.seed()).stream()
                .map(Trial::new)
                .toList();
    }

    /** {@code 8 runs, of which 3 are done; 2 at a time with 4 threads each} */
    private static String plan(int runs, int before, int atATime, int threads) {
        return Console.number(runs, "run")
                + (before > 0 ? ", of which " + before + (before == 1 ? " is" : " are") + " done" : "") + "; "
                + (atATime == 1 ? "one" : atATime) + " at a time with " + Console.number(threads, "thread")
                + (atATime == 1 ? "" : " each");
    }

    private static SearchListener listener(Console console, List<Trial> all, SearchRun run, int atATime) {
        if (!Terminal.attached() || "dumb".equals(System.getenv("TERM"))) {
            return new SearchLines(console.out(), all.size(), run.ranked().size());
        }
        List<String> parameters = List.copyOf(all.get(0).values().keySet());
        return new SearchScreen(console.out(), Terminal.width(), parameters, all.size(), atATime, run.ranked());
    }

    private static int exitCode(SearchRun run) {
        if (!run.open().isEmpty()) {
            return ExitCode.INTERRUPTED;
        }
        return run.best().isPresent() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }
}
