package dev.netc.compiler.lint;

import dev.netc.compiler.source.Problem;
import dev.netc.runtime.Training;
import java.util.Optional;

/** A rule about how a network is trained; networks without a {@code train} block are passed over. */
public interface TrainingRule extends Rule {

    Optional<Problem> check(Training training, Graph graph);

    @Override
    default void inspect(Inspection inspection) {
        for (Graph graph : inspection.graphs()) {
            graph.network()
                    .training()
                    .flatMap(block -> check(block.training(), graph))
                    .ifPresent(inspection::report);
        }
    }
}
