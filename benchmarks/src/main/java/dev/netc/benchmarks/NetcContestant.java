package dev.netc.benchmarks;

import dev.netc.benchmarks.StepLoop.Step;
import dev.netc.runtime.Execution;
import dev.netc.runtime.Model;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.Training;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import dev.netc.train.Trainer;
import dev.netc.train.data.DataOptions;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.DataSets;
import dev.netc.train.data.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** netc's side of {@code benchmarks/compare}. */
public final class NetcContestant {

    private final Model model;
    private final int batch;

    private double operations;

    private NetcContestant(Network network, int batch, int threads) {
        this.model = network.make();
        this.batch = batch;
        model.initialize(1);
        model.open(Backends.named("cpu"), new Backend.Settings(threads, 1));
    }

    /** @param arguments training, inference or epoch; network, batch, threads and, for epochs, the folder of MNIST */
    public static void main(String[] arguments) throws Exception {
        Network network = Network.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        NetcContestant contestant =
                new NetcContestant(network, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        Step step =
                switch (arguments[0]) {
                    case "training" -> contestant.training();
                    case "inference" -> contestant.inference();
                    case "epoch" -> contestant.epoch(Path.of(arguments[4]));
                    default -> throw new IllegalArgumentException("nothing is called " + arguments[0]);
                };
        new StepLoop(step).serve(contestant.shapes(), contestant.operations);
        System.exit(0);
    }

    private List<List<Integer>> shapes() {
        return model.parameters().stream()
                .filter(Parameter::trainable)
                .map(Parameter::shape)
                .toList();
    }

    /** From a batch in the caller's array to updated parameters. */
    private Step training() {
        Training settings = model.training();
        Execution execution = model.prepareTraining(batch, settings.loss());
        operations = Work.forward(execution.program()) + Work.backward(execution.program());
        Noise noise = new Noise();
        float[] samples = noise.numbers(batch * model.input().elements());
        int[] classes = noise.classes(batch, model.output().elements());
        return () -> {
            execution.input(samples);
            execution.targets(classes);
            execution.forward();
            execution.loss();
            execution.backward();
            model.update(settings.optimizer(), settings.optimizer().rate());
        };
    }

    /** From a batch in the caller's array to the outputs in another. */
    private Step inference() {
        Execution execution = model.prepareEvaluation(batch, model.training().loss());
        operations = Work.forward(execution.program());
        float[] samples = new Noise().numbers(batch * model.input().elements());
        float[] outputs = new float[batch * model.output().elements()];
        return () -> {
            execution.input(samples);
            execution.forward();
            execution.output(outputs);
        };
    }

    /** All training images once, in a new order, as {@code netc train} does it. */
    private Step epoch(Path folder) throws IOException {
        DataSet mnist =
                DataSets.named("mnist", DataOptions.standard().directory(folder).withoutDownload());
        Samples none = mnist.training().range(0, 0);
        DataSet training = DataSet.of(mnist.name(), mnist.shape(), mnist.classes(), mnist.training(), none);
        Trainer trainer = new Trainer(model, training).batch(batch).epochs(1);
        return trainer::run;
    }
}
