package dev.netc.benchmarks.compare;

import java.util.Map;
import java.util.Optional;

/**
 * What came of a row.
 *
 * @param operations floating-point operations of a step; 0 where they are not known
 * @param results by the side's name; sides that failed have none
 */
record Outcome(Row row, double operations, Map<String, Result> results) {

    Outcome {
        results = Map.copyOf(results);
    }

    Optional<Result> result(String name) {
        return Optional.ofNullable(results.get(name));
    }

    /** The fastest of all sides but one. */
    Optional<Result> fastestBut(String name) {
        return results.keySet().stream()
                .filter(other -> !other.equals(name))
                .map(results::get)
                .min((a, b) -> Double.compare(a.milliseconds(), b.milliseconds()));
    }
}
