package dev.netc.cli;

import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.train.DownloadProgress;
import dev.netc.train.data.DataException;
import dev.netc.train.data.DataOptions;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.DataSets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which data a model is trained or tested with, and where it is looked for. */
final class DataChoice {

    @Option(
            names = "--data",
            paramLabel = "NAME|PATH",
            description =
                    "The data set, in place of a model file's: mnist, fashion_mnist, cifar10, or digits, which needs no file; or where images in a folder a class lie, as a folder, .tar.gz or .zip, or a table, as .csv.")
    private String name;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the data lies. Without it: NETC_DATA, then the cache, then a download.")
    private Path directory;

    /** The data set that is chosen here, or by the model, in the size that the model takes. */
    DataSet load(Model model, Console console) throws DataException {
        return load(
                adjust(model.training()).data(),
                "the model file names no data set",
                options(console).network(model));
    }

    /** The data set that is chosen here, in the size that it has. */
    DataSet load(Console console) throws DataException {
        return load(name != null ? name : "", "there is no data set named", options(console));
    }

    private static DataSet load(String chosen, String missing, DataOptions options) throws DataException {
        if (chosen.isEmpty()) {
            throw new UserError(missing + "; choose one with --data: " + String.join(", ", DataSets.names()));
        }
        return DataSets.named(chosen, options);
    }

    private DataOptions options(Console console) {
        DataOptions options = DataOptions.standard()
                .listener(DownloadProgress.standard())
                .notices(notice -> console.err().println(notice));
        return directory != null ? options.directory(directory) : options;
    }

    /** The words of a command line that choose the same. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (name != null) {
            words.addAll(List.of("--data", name));
        }
        if (directory != null) {
            words.addAll(List.of("--data-dir", directory.toString()));
        }
        return words;
    }

    /** These settings with the chosen data. */
    Training adjust(Training training) {
        return name != null ? training.data(name) : training;
    }
}
