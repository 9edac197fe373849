package dev.netc.train;

import java.util.List;
import java.util.Optional;

/**
 * What came out of a training.
 *
 * @param epochs all that were finished
 * @param kept number of the epoch whose weights the model now has; 0 if they are those that it began with
 * @param test how good the model now is on the test part; empty where the data has none, or where the training was
 *     stopped before this was known
 * @param seconds that all of it took
 */
public record TrainingResult(List<Epoch> epochs, int kept, End end, Optional<Evaluation> test, double seconds) {

    /** Why a training ended. */
    public enum End {
        /** All epochs were done. */
        FINISHED,
        /** The evaluation's loss had not become better for as many epochs as the settings' patience. */
        EARLY,
        /** {@link Trainer#stop} was called. */
        STOPPED
    }

    public TrainingResult {
        epochs = List.copyOf(epochs);
    }

    /** The part of its time, 0 to 1, that the training of all epochs waited for its data; 0 if there was none. */
    public double waitingPart() {
        double waiting = epochs.stream().mapToDouble(Epoch::waiting).sum();
        double training = epochs.stream().mapToDouble(Epoch::seconds).sum();
        return training == 0 ? 0 : waiting / training;
    }
}
