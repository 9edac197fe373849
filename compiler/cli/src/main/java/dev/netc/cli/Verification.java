package dev.netc.cli;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Model;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.Shapes;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.optimizer.Sgd;
import dev.netc.runtime.weights.ElementType;
import dev.netc.runtime.weights.SafetensorsFile;
import dev.netc.runtime.weights.StoredTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Repeats what another framework computed and compares: one batch forward and backward in training mode without dropout, ten steps
 * of SGD on it, and its output in evaluation mode after them. The keys of the reference file are {@code x}, {@code y}, {@code
 * param.NAME}, {@code logits}, {@code loss}, {@code grad.NAME}, {@code grad.x}, {@code losses}, {@code after10.NAME} and {@code
 * eval_logits}.
 */
final class Verification {

    private static final int STEPS = 10;
    private static final Sgd OPTIMIZER = Sgd.rate(0.05).momentum(0.5);

    private final Model model;
    private final SafetensorsFile reference;
    private final int batch;
    private final Loss loss;
    private final List<Difference> differences = new ArrayList<>();

    private Verification(Model model, SafetensorsFile reference) throws IOException {
        this.model = model;
        this.reference = reference;
        this.batch = stored("x").shape().get(0);
        this.loss = hasClasses() ? new CrossEntropy() : new MeanSquaredError();
    }

    /** All differences, in the order in which the quantities are computed. The model is already open. */
    static List<Difference> run(Model model, SafetensorsFile reference) throws IOException {
        Verification verification = new Verification(model, reference);
        verification.checkShapes();
        verification.onePass();
        verification.steps();
        verification.evaluation();
        return verification.differences;
    }

    private boolean hasClasses() throws IOException {
        ElementType type = stored("y").type();
        return type == ElementType.I64 || type == ElementType.I32;
    }

    private StoredTensor stored(String key) {
        StoredTensor tensor = reference.tensors().get(key);
        if (tensor == null) {
            throw new UserError(reference.path() + ": expected a reference with the key " + key + ", found "
                    + reference.tensors().keySet().stream().limit(8).collect(Collectors.joining(", ")));
        }
        return tensor;
    }

    private void checkShapes() {
        List<Integer> sample = stored("x").shape().subList(1, stored("x").shape().size());
        if (Shapes.elements(sample) != model.input().elements()) {
            throw new UserError(reference.path() + ": expected samples of " + Shapes.text(model.input().shape())
                    + " as " + model.name() + " takes, found " + Shapes.text(sample));
        }
        for (Parameter parameter : model.parameters()) {
            StoredTensor stored = stored("param." + parameter.name());
            if (!stored.shape().equals(parameter.shape())) {
                throw new UserError(reference.path() + ": expected " + parameter + " as " + model.name() + " has, found "
                        + Shapes.text(stored.shape()));
            }
        }
    }

    private void onePass() throws IOException {
        writeParameters();
        try (Execution execution = model.prepareComparison(batch, loss)) {
            setBatch(execution);
            execution.forward();
            compare("logits", output(execution));
            compare("loss", new float[] {(float) execution.loss()});
            execution.backward();
            for (Parameter parameter : model.parameters()) {
                if (parameter.trainable()) {
                    compare("grad." + parameter.name(), model.readGradient(parameter));
                }
            }
            float[] inputGradient = new float[batch * model.input().elements()];
            execution.inputGradient(inputGradient);
            compare("grad.x", inputGradient);
        }
    }

    private void steps() throws IOException {
        writeParameters();
        float[] losses = new float[STEPS];
        try (Execution execution = model.prepareComparison(batch, loss)) {
            setBatch(execution);
            for (int step = 0; step < STEPS; step++) {
                execution.forward();
                losses[step] = (float) execution.loss();
                execution.backward();
                model.update(OPTIMIZER, OPTIMIZER.rate());
            }
        }
        compare("losses", losses);
        for (Parameter parameter : model.parameters()) {
            compare("after10." + parameter.name(), model.read(parameter));
        }
    }

    private void evaluation() throws IOException {
        try (Execution execution = model.prepareEvaluation(batch, loss)) {
            setBatch(execution);
            execution.forward();
            compare("eval_logits", output(execution));
        }
    }

    private void writeParameters() throws IOException {
        for (Parameter parameter : model.parameters()) {
            model.write(parameter, reference.floats("param." + parameter.name()));
        }
    }

    private void setBatch(Execution execution) throws IOException {
        execution.input(reference.floats("x"));
        if (hasClasses()) {
            execution.targets(Arrays.stream(reference.integers("y"))
                    .mapToInt(Math::toIntExact)
                    .toArray());
        } else {
            execution.targets(reference.floats("y"));
        }
    }

    private float[] output(Execution execution) {
        float[] output = new float[batch * model.output().elements()];
        execution.output(output);
        return output;
    }

    private void compare(String key, float[] actual) throws IOException {
        stored(key);
        differences.add(Difference.of(key, actual, reference.floats(key)));
    }
}
