package dev.netc.train.data;

import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.runtime.loss.MeanSquaredError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where data sets are looked for.
 *
 * @param directory where alone to look, as {@code --data-dir} says; empty to try the other places in turn
 * @param shared a folder of data sets, as the environment variable {@code NETC_DATA} says
 * @param cache where downloads are kept, a folder a data set
 * @param download whether to download what is found nowhere
 * @param seed what generated data sets are drawn from
 * @param listener hears of downloads
 * @param shape what images are made to fit, C x H x W, as {@link #network} says; empty for the size that they have
 * @param training says which column of a table is the target, whether it is a class, and what is tested on
 * @param notices hears in a line what was changed to make the data fit
 */
public record DataOptions(
        Optional<Path> directory,
        Optional<Path> shared,
        Path cache,
        boolean download,
        long seed,
        DownloadListener listener,
        Optional<List<Integer>> shape,
        Training training,
        Consumer<String> notices) {

    /** As this process's environment says. */
    public static DataOptions standard() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /**
     * As these environment variables say: {@code NETC_DATA} for data sets, {@code XDG_CACHE_HOME} (else {@code
     * .cache} in the home folder) for downloads.
     */
    public static DataOptions of(Map<String, String> environment, Path home) {
        Path caches = variable(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache"));
        return new DataOptions(
                Optional.empty(),
                variable(environment, "NETC_DATA"),
                caches.resolve("netc"),
                true,
                0,
                new DownloadListener() {},
                Optional.empty(),
                Training.standard().loss(new MeanSquaredError()),
                notice -> {});
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    public DataOptions directory(Path directory) {
        return new DataOptions(
                Optional.of(directory), shared, cache, download, seed, listener, shape, training, notices);
    }

    public DataOptions withoutDownload() {
        return new DataOptions(directory, shared, cache, false, seed, listener, shape, training, notices);
    }

    public DataOptions seed(long seed) {
        return new DataOptions(directory, shared, cache, download, seed, listener, shape, training, notices);
    }

    public DataOptions listener(DownloadListener listener) {
        return new DataOptions(directory, shared, cache, download, seed, listener, shape, training, notices);
    }

    /** For this network: images in the size of its input, and the target that its {@code train} block names. */
    public DataOptions network(Model model) {
        return network(model.input().shape(), model.training());
    }

    DataOptions network(List<Integer> shape, Training training) {
        return new DataOptions(
                directory, shared, cache, download, seed, listener, Optional.of(shape), training, notices);
    }

    public DataOptions notices(Consumer<String> notices) {
        return new DataOptions(directory, shared, cache, download, seed, listener, shape, training, notices);
    }
}
