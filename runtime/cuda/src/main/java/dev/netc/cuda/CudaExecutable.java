package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.DeviceException;
import dev.netc.cuda.ptx.DropoutLaunches;
import dev.netc.runtime.backend.BackendException;
import dev.netc.runtime.backend.Executable;
import dev.netc.runtime.backend.ExecutionPlan;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** Runs a program. With graphs, the first action of a pass begins all of it, and the others nothing; without, each begins its own step. */
final class CudaExecutable implements Executable {

    private static final Runnable NOTHING = () -> {};

    private final CudaSession session;
    private final Program program;
    private final Entrance entrance;
    private final Holdings holdings;
    private final ProgramTasks tasks;
    private final InputFeed feed;
    private final Results results;
    private final List<Runnable> forward;
    private final List<Runnable> backward;
    private final TrainingStep step;
    private boolean hasOutput;

    CudaExecutable(CudaSession session, Program program) {
        this.session = session;
        this.program = program;
        entrance = new Entrance(session.device());
        holdings = new Holdings(session.device());
        try {
            tasks = new ProgramTasks(holdings, session, program);
            feed = new InputFeed(holdings, tasks.input());
            results = new Results(holdings, tasks.loss().value(), tasks.output());
        } catch (DeviceException | BackendException e) {
            holdings.close();
            throw e;
        }
        Runnable begin = begin(session.device());
        forward = actions(tasks.forward(), begin, () -> {
            feed.arrive();
            hasOutput = false;
        });
        backward = actions(tasks.backward(), NOTHING, NOTHING);
        step = new TrainingStep(holdings, tasks, begin, results);
    }

    /** What a pass begins with, before its first step. */
    private Runnable begin(Device device) {
        return program.drops()
                ? new StepTasks(
                        "counting the passes", List.of(Task.of(device, DropoutLaunches.countPass(session.pass()))))
                : NOTHING;
    }

    /**
     * The actions of a pass.
     *
     * @param begin the pass's own beginning
     * @param enter what comes before it, and is no part of a graph
     */
    private List<Runnable> actions(List<StepTasks> steps, Runnable begin, Runnable enter) {
        if (steps.isEmpty()) {
            return List.of();
        }
        List<Runnable> actions = new ArrayList<>(session.graphs() ? Collections.nCopies(steps.size(), NOTHING) : steps);
        Runnable first = actions.get(0);
        Runnable all = session.graphs()
                ? new Replay(holdings, () -> {
                    begin.run();
                    steps.forEach(StepTasks::run);
                })
                : () -> {
                    begin.run();
                    first.run();
                };
        actions.set(
                0,
                () -> entrance.run("beginning a pass", () -> {
                    enter.run();
                    all.run();
                }));
        return actions;
    }

    @Override
    public List<Runnable> forward() {
        return List.copyOf(forward);
    }

    @Override
    public List<Runnable> backward() {
        return List.copyOf(backward);
    }

    @Override
    public void input(float[] samples) {
        entrance.run("copying a batch to the device", () -> feed.send(samples));
    }

    @Override
    public void output(float[] values) {
        if (hasOutput) {
            results.output(values);
        } else {
            read("the output", tasks.output().at(), values);
        }
    }

    @Override
    public void targets(int[] classes) {
        entrance.run(
                "copying the targets to the device",
                () -> tasks.loss().targets().send(classes));
    }

    @Override
    public void targets(float[] values) {
        entrance.run(
                "copying the targets to the device",
                () -> tasks.loss().targets().send(values));
    }

    @Override
    public double loss() {
        entrance.run("waiting for the loss", () -> {
            tasks.loss().tasks().run();
            results.fetchLoss();
            results.mark();
            results.await();
        });
        return results.loss();
    }

    @Override
    public void outputGradient(float[] values) {
        entrance.run(
                "copying the output's gradient to the device",
                () -> session.device().memory().write(tasks.output().gradient(), values));
    }

    @Override
    public void inputGradient(float[] values) {
        read("the input's gradient", tasks.input().gradient(), values);
    }

    private void read(String what, long address, float[] values) {
        entrance.run(
                "copying " + what + " from the device",
                () -> session.device().memory().read(address, values));
    }

    @Override
    public OptionalDouble step(Optimizer optimizer, double rate) {
        if (!session.graphs()) {
            return OptionalDouble.empty();
        }
        entrance.run("a training step", () -> {
            feed.arrive();
            step.run(session.updates().next(optimizer, rate));
        });
        hasOutput = true;
        return OptionalDouble.of(results.loss());
    }

    @Override
    public void finish() {
        entrance.run("waiting for the device", session.device().computing()::finish);
    }

    @Override
    public ExecutionPlan plan() {
        return tasks.plan();
    }

    @Override
    public void close() {
        session.forget(this);
        holdings.close();
    }
}
