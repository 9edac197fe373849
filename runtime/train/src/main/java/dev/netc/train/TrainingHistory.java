package dev.netc.train;

import dev.netc.runtime.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a training left behind in its output folder, from which another can tell whether it came to its end. */
public final class TrainingHistory {

    private TrainingHistory() {}

    /**
     * Whether a training with these settings is over: its weights are there, and its history has all epochs, or ends where the settings'
     * patience does. Weights without a history come from elsewhere, and are taken to be trained.
     */
    public static boolean isComplete(Path folder, Training settings) throws IOException {
        Path history = folder.resolve(OutputFolder.HISTORY);
        if (!Files.isRegularFile(folder.resolve(OutputFolder.WEIGHTS))) {
            return false;
        }
        if (!Files.isRegularFile(history)) {
            return true;
        }
        List<String> rows = Files.readAllLines(history);
        List<String> epochs = rows.subList(Math.min(1, rows.size()), rows.size());
        return epochs.size() >= settings.epochs() || endsEarly(epochs, settings.patience());
    }

    private static boolean endsEarly(List<String> epochs, int patience) {
        EarlyStopping early = new EarlyStopping(patience);
        for (String epoch : epochs) {
            String loss = epoch.split(",", -1)[OutputFolder.EVALUATION_LOSS];
            early.keeps(loss.isEmpty() ? Double.NaN : Double.parseDouble(loss));
        }
        return early.isOver();
    }
}
