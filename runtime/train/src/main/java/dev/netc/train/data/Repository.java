package dev.netc.train.data;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the files of a public data set are: in the data folder, the shared one or the cache, or else to be downloaded to
 * the cache.
 *
 * @param name of the data set and its folder in the cache
 * @param forms the files in the forms in which people keep them; the first is the one that is downloaded
 * @param wanted what is looked for, in words
 * @param byHand what to fetch where the download fails, in words
 * @param instead what else can be done; empty, or with a comma before it
 * @param mirror where the files are; ends in a slash
 * @param sums the files' names there, with their md5 sums
 */
record Repository(
        String name,
        List<DataFolder> forms,
        String wanted,
        String byHand,
        String instead,
        URI mirror,
        Map<String, String> sums) {

    /**
     * The folder that has the files.
     *
     * @throws DataException if they are nowhere, and cannot be downloaded
     */
    Path locate(DataOptions options) throws DataException {
        List<Path> searched = new ArrayList<>();
        if (options.directory().isPresent()) {
            searched.add(options.directory().get());
        } else {
            options.shared().ifPresent(searched::add);
            searched.add(options.cache());
        }
        for (Path place : searched) {
            for (DataFolder form : forms) {
                Optional<Path> found = form.find(place);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        if (options.directory().isPresent() || !options.download()) {
            throw new DataException(notFound(searched) + "\n" + advice(options));
        }
        return download(options, searched);
    }

    private Path download(DataOptions options, List<Path> searched) throws DataException {
        Path target = options.cache().resolve(name);
        Download download = new Download(options.listener());
        try {
            for (String file : sums.keySet()) {
                download.fetch(mirror.resolve(file), sums.get(file), target.resolve(file));
            }
        } catch (IOException failed) {
            throw new DataException(
                    notFound(searched) + "\nthe download failed: " + reason(failed) + "\n" + advice(options), failed);
        }
        return target;
    }

    private static String reason(IOException failed) {
        if (failed instanceof UnknownHostException) {
            return "no such host: " + failed.getMessage() + " (is there a network?)";
        }
        if (failed instanceof SocketTimeoutException) {
            return "the server did not answer in time";
        }
        return failed.getMessage();
    }

    private String notFound(List<Path> searched) {
        StringBuilder text = new StringBuilder(name + " was not found: looked for " + wanted + ", in");
        for (Path place : searched) {
            forms.get(0).report(place).forEach(line -> text.append("\n  ").append(line));
        }
        return text.toString();
    }

    private String advice(DataOptions options) {
        return options.directory().isPresent()
                ? "name the folder that has them with --data-dir, leave --data-dir out to have them downloaded"
                        + instead
                : "put " + byHand + " of " + mirror + " into "
                        + options.cache().resolve(name) + ", name a folder that has them with --data-dir or NETC_DATA"
                        + instead;
    }
}
