package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Graph;
import dev.netc.compiler.lint.TrainingRule;
import dev.netc.compiler.source.Problem;
import dev.netc.runtime.Training;
import dev.netc.runtime.schedule.Plateau;
import dev.netc.runtime.schedule.Schedule;
import dev.netc.runtime.schedule.Step;
import dev.netc.runtime.schedule.Warmup;
import java.util.Optional;

/**
 * A schedule of the learning rate whose first change comes after the last epoch.
 *
 * <p>The training is over before it begins to act, so that the setting does nothing; a warmup that is as long as the training never reaches
 * the rate at all. A plateau also comes too late where early stopping has less patience.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * network Classifier {
 *     input 784
 *     linear 10
 *     train { epochs 10; schedule step every 30 }
 * }
 * }</pre>
 *
 * <h2>Use instead</h2>
 *
 * <pre>{@code
 * network Classifier {
 *     input 784
 *     linear 10
 *     train { epochs 90; schedule step every 30 }
 * }
 * }</pre>
 */
final class ScheduleBeyondEpochs implements TrainingRule {

    @Override
    public Optional<Problem> check(Training training, Graph graph) {
        if (training.schedule() instanceof Warmup warmup) {
            return warmup.warm() >= training.epochs()
                    ? Optional.of(late(
                            training, graph, "warmup", "warmup", "a warmup of " + warmup.warm() + " epochs never ends"))
                    : check(warmup.then(), training, training.epochs() - warmup.warm(), graph);
        }
        return check(training.schedule(), training, training.epochs(), graph);
    }

    /** @param epochs that there are for the schedule */
    private Optional<Problem> check(Schedule schedule, Training training, int epochs, Graph graph) {
        if (schedule instanceof Step step && step.every() >= epochs) {
            return Optional.of(
                    late(training, graph, "schedule", "every", "a step every " + step.every() + " epochs never comes"));
        }
        if (!(schedule instanceof Plateau plateau)) {
            return Optional.empty();
        }
        String patience = "a plateau of more than " + plateau.patience() + " epochs never comes";
        if (plateau.patience() >= epochs - 1) {
            return Optional.of(late(training, graph, "schedule", "patience", patience));
        }
        return training.patience() > 0 && plateau.patience() >= training.patience()
                ? Optional.of(warning(graph.place("schedule", "patience"), patience)
                        .note(graph.place("stop", "patience"), "stops before, after " + training.patience()))
                : Optional.empty();
    }

    private Problem late(Training training, Graph graph, String setting, String attribute, String message) {
        return warning(graph.place(setting, attribute), message)
                .note(graph.place("epochs"), training.epochs() + " epochs");
    }
}
