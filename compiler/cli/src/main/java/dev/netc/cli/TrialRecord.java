package dev.netc.cli;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is written down of a trial when it is over.
 *
 * @param values of the parameters that were tried, as they are written
 * @param result empty where it failed
 * @param failure why it failed; empty where it did not
 * @param again whether it may go better another time, as after a full disk
 */
record TrialRecord(
        Map<String, String> values, Identity identity, Optional<Result> result, String failure, boolean again) {

    /**
     * What a trial's result follows from, beside its values.
     *
     * @param network a hash of layers and attributes
     * @param settings of the training, and its data
     */
    record Identity(String network, String settings, long seed) {}

    /**
     * What came out of a training.
     *
     * @param evaluated the part of the data by which trials are compared: validation, test
     * @param accuracy on that part with the weights that were kept, 0 to 1; empty where the targets are numbers
     * @param loss likewise
     * @param kept number of the epoch whose weights were kept
     * @param epochs how many there were
     * @param parameters that are trained
     * @param testAccuracy on the test part, where the trials are compared by another
     * @param testLoss likewise
     */
    record Result(
            String evaluated,
            OptionalDouble accuracy,
            double loss,
            int kept,
            int epochs,
            long parameters,
            double seconds,
            OptionalDouble testAccuracy,
            OptionalDouble testLoss) {}

    /** The best first: by accuracy where there is one, then by loss, then by name; failures last. */
    static final Comparator<TrialRecord> RANKING = Comparator.comparing(TrialRecord::isFailure)
            .thenComparingDouble(record -> -record.result
                    .map(Result::accuracy)
                    .orElse(OptionalDouble.empty())
                    .orElse(0))
            .thenComparingDouble(record -> record.result.map(Result::loss).orElse(0.0))
            .thenComparing(record -> Trial.join(record.values, " "));

    TrialRecord {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static TrialRecord finished(Trial trial, Identity identity, Result result) {
        return new TrialRecord(trial.written(), identity, Optional.of(result), "", false);
    }

    static TrialRecord failed(Trial trial, Identity identity, String failure, boolean again) {
        return new TrialRecord(trial.written(), identity, Optional.empty(), failure, again);
    }

    boolean isFailure() {
        return result.isEmpty();
    }
}
