package dev.netc.cuda;

import java.util.List;

/**
 * A whole training step as two graphs, one behind the other: the first ends with loss and output on their way to the host, which reads them
 * and prepares the next batch while the second runs.
 */
final class TrainingStep {

    private final Holdings holdings;
    private final List<StepTasks> backward;
    private final Results results;
    private final Replay beginning;
    private Task update;
    private Replay end;

    TrainingStep(Holdings holdings, ProgramTasks tasks, Runnable begin, Results results) {
        this.holdings = holdings;
        this.results = results;
        backward = tasks.backward();
        beginning = new Replay(holdings, () -> {
            begin.run();
            tasks.forward().forEach(StepTasks::run);
            tasks.loss().tasks().run();
            results.fetchLoss();
            results.fetchOutput();
        });
    }

    /**
     * Begins a step and waits for its loss and output.
     *
     * @param optimizing the update, the same as in the step before unless the optimizer is another
     */
    void run(Task optimizing) {
        if (update != optimizing) {
            update = optimizing;
            StepTasks last = new StepTasks("updating the parameters", List.of(optimizing));
            end = new Replay(holdings, () -> {
                backward.forEach(StepTasks::run);
                last.run();
            });
        }
        beginning.run();
        results.mark();
        end.run();
        results.await();
    }
}
