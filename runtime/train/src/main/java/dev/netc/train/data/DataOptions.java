package dev.netc.train.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where data sets are looked for.
 *
 * @param directory where alone to look, as {@code --data-dir} says; empty to try the other places in turn
 * @param shared a folder of data sets, as the environment variable {@code NETC_DATA} says
 * @param cache where downloads are kept, a folder a data set
 * @param download whether to download what is found nowhere
 * @param seed what generated data sets are drawn from
 * @param listener hears of downloads
 */
public record DataOptions(
        Optional<Path> directory,
        Optional<Path> shared,
        Path cache,
        boolean download,
        long seed,
        DownloadListener listener) {

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
                new DownloadListener() {});
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    public DataOptions directory(Path directory) {
        return new DataOptions(Optional.of(directory), shared, cache, download, seed, listener);
    }

    public DataOptions withoutDownload() {
        return new DataOptions(directory, shared, cache, false, seed, listener);
    }

    public DataOptions seed(long seed) {
        return new DataOptions(directory, shared, cache, download, seed, listener);
    }

    public DataOptions listener(DownloadListener listener) {
        return new DataOptions(directory, shared, cache, download, seed, listener);
    }
}
