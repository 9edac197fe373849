package dev.netc.report;

import dev.netc.runtime.Model;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.Training;
import dev.netc.train.ConfusionMatrix;
import dev.netc.train.Epoch;
import dev.netc.train.TrainingResult;
import dev.netc.train.data.DataSet;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** All that a report is about. */
record Report(
        Model model,
        DataSet data,
        Training settings,
        List<Fact> additional,
        ZonedDateTime begun,
        TrainingResult result,
        Examination examination) {

    /** At least one. */
    List<Epoch> epochs() {
        return result.epochs();
    }

    /** The classes in the order of their numbers, which are their names where they have no others. */
    List<String> classNames() {
        int count = examination
                .evaluation()
                .confusion()
                .map(ConfusionMatrix::classes)
                .orElse(0);
        return data.classes().size() == count
                ? data.classes()
                : IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    Optional<ConfusionMatrix> confusion() {
        return examination.evaluation().confusion();
    }

    /** Trained numbers. */
    long parameters() {
        return model.parameters().stream()
                .filter(Parameter::trainable)
                .mapToLong(Parameter::elements)
                .sum();
    }
}
