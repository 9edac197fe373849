package dev.netc.train;

import dev.netc.runtime.Model;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Where a training leaves its weights and its history. Each file is there whole, from one epoch or the next. */
final class OutputFolder {

    static final String WEIGHTS = "weights.safetensors";
    static final String HISTORY = "history.csv";
    /** The column of the history that has the evaluation's loss, from 0. */
    static final int EVALUATION_LOSS = 3;

    private final Path folder;
    private final String evaluation;

    /**
     * @param evaluation what the evaluated part of the data is called: test, validation
     * @throws TrainingException if the folder cannot be made
     */
    OutputFolder(Path folder, String evaluation) throws TrainingException {
        this.folder = folder;
        this.evaluation = evaluation;
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new TrainingException("cannot make the output folder " + folder + ": " + reason(failed)
                    + "; choose another or make it writable");
        }
    }

    /** The JDK's own messages are often no more than a path. */
    private static String reason(IOException failed) {
        if (failed instanceof FileAlreadyExistsException) {
            return "there is a file of this name";
        }
        if (failed instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failed instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : "the file system does not allow it";
    }

    void writeWeights(Model model) throws IOException {
        model.save(folder.resolve(WEIGHTS));
    }

    /**
     * Writes a line an epoch: losses, accuracies 0 to 1, seconds, how many of them the data was waited for, learning rate; what is not
     * known is left empty.
     */
    void writeHistory(List<Epoch> epochs) throws IOException {
        StringBuilder table = new StringBuilder("epoch,training_loss,training_accuracy," + evaluation + "_loss,"
                + evaluation + "_accuracy,seconds,waiting,rate\n");
        epochs.forEach(epoch -> table.append(row(epoch)).append('\n'));
        Path part = folder.resolve("." + HISTORY + ".part"); // not a temporary file, which nobody else may read
        try {
            Files.writeString(part, table);
            Files.move(
                    part, folder.resolve(HISTORY), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String row(Epoch epoch) {
        OptionalDouble loss =
                epoch.evaluation().stream().mapToDouble(Evaluation::loss).findFirst();
        OptionalDouble accuracy = epoch.evaluation().map(Evaluation::accuracy).orElse(OptionalDouble.empty());
        return String.join(
                ",",
                String.valueOf(epoch.number()),
                number(OptionalDouble.of(epoch.loss())),
                number(epoch.accuracy()),
                number(loss),
                number(accuracy),
                String.format(Locale.ROOT, "%.3f", epoch.seconds()),
                String.format(Locale.ROOT, "%.3f", epoch.waiting()),
                number(OptionalDouble.of(epoch.rate())));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.6g", value.getAsDouble()) : "";
    }
}
