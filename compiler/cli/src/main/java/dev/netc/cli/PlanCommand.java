package dev.netc.cli;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Model;
import dev.netc.runtime.Profile;
import dev.netc.runtime.Training;
import dev.netc.runtime.backend.Backend;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code netc plan} */
@Command(
        name = "plan",
        description = {
            "Shows how a backend runs a network: layout, kernels, work and memory of every step of a pass.",
            "A kernel's name is that of its class, so the file that runs a layer is the one of this name.",
            "--measure runs the steps on random samples, and shows each one's time and share of the machine's peak."
        },
        footer = {"  netc plan lenet.net --batch 64 --measure", "  netc plan lenet.net --batch 1 --inference"})
final class PlanCommand implements Callable<Integer> {

    private static final double STANDARD_SECONDS = 20;
    private static final double PEAK_SECONDS = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSource source;

    @Option(
            names = "--batch",
            paramLabel = "N",
            converter = PositiveInteger.class,
            description = "Samples in a batch. Default: that of the model file")
    private Integer batch;

    @Option(names = "--inference", description = "Plan a prediction, in place of a training step.")
    private boolean inference;

    @Option(names = "--measure", description = "Measure each step, and the peak that they are held against.")
    private boolean measure;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            converter = PositiveNumber.class,
            description = "How long --measure runs the steps; the first half, in which Java compiles, does not count."
                    + " Default: 20")
    private Double seconds;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
    private PlanFormat format = PlanFormat.text;

    @Mixin
    private RuntimeOptions runtime;

    @Override
    public Integer call() throws IOException {
        if (seconds != null && !measure) {
            throw new ParameterException(spec.commandLine(), "--seconds says how long to measure; add --measure");
        }
        Console console = Console.of(spec);
        try (Model model = source.load(console)) {
            runtime.openForSteps(model);
            PlanReport report = report(model);
            if (format == PlanFormat.json) {
                PlanJson.write(report, console.out());
            } else {
                PlanText.print(report, console.out());
            }
            return ExitCode.CLEAN;
        }
    }

    private PlanReport report(Model model) {
        Backend backend = runtime.backend();
        try (Execution execution = prepare(model)) {
            return new PlanReport(
                    model.name(),
                    backend.name(),
                    execution.batch(),
                    execution.program().isTraining(),
                    execution.plan(),
                    measure ? Optional.of(measurement(backend, execution)) : Optional.empty());
        }
    }

    private Execution prepare(Model model) {
        Training training = model.training();
        int samples = batch != null ? batch : training.batch();
        try {
            return inference
                    ? model.prepareEvaluation(samples, training.loss())
                    : model.prepareTraining(samples, training.loss());
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private PlanReport.Measurement measurement(Backend backend, Execution execution) {
        double length = seconds != null ? seconds : STANDARD_SECONDS;
        Console.of(spec).err().println("netc: runs the steps for " + length + " s");
        Profile profile = execution.profile(length);
        return new PlanReport.Measurement(
                profile, backend.measurePeak(execution.plan().threads(), PEAK_SECONDS));
    }
}
