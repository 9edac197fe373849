package dev.netc.runtime.verify;

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
import dev.netc.runtime.weights.WeightsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Repeats what another framework computed and compares: one batch forward and backward in training mode without dropout, ten steps
 * of SGD on it, and its output in evaluation mode after them. The keys of the reference file are {@code x}, {@code y}, {@code
 * param.NAME}, {@code logits}, {@code loss}, {@code grad.NAME}, {@code grad.x}, {@code losses}, {@code after10.NAME} and {@code
 * eval_logits}.
 *
 * <p>Ten steps can be ill-conditioned: where features hardly vary within the batch, batch normalization makes rounding errors grow
 * from step to step, so that even one framework's kernels disagree. Where the results differ, it is therefore measured how far
 * they move when the parameters change by a rounding error.
 */
public final class Verification {

    private static final int STEPS = 10;
    private static final Sgd OPTIMIZER = Sgd.rate(0.05).momentum(0.5);

    /** The distance of neighbouring float32 numbers, relative to them. */
    private static final float ROUNDING = 0x1p-23f;

    private final Model model;
    private final SafetensorsFile reference;
    private final Runnable opening;
    private final int batch;
    private final Loss loss;

    private Verification(Model model, SafetensorsFile reference, Runnable opening) throws IOException {
        this.model = model;
        this.opening = opening;
        this.reference = reference;
        this.batch = stored("x").shape().get(0);
        this.loss = hasClasses() ? new CrossEntropy() : new MeanSquaredError();
    }

    /**
     * Compares everything, in the order in which it is computed.
     *
     * @param opening opens the model on its backend, each time without what an optimizer remembers
     * @throws WeightsException if the reference is damaged, or is not one of this network
     */
    public static Agreement run(Model model, SafetensorsFile reference, Runnable opening, double tolerance)
            throws IOException {
        Verification verification = new Verification(model, reference, opening);
        verification.checkShapes();
        List<Difference> onePass = verification.compare(verification.onePass());
        Map<String, float[]> results = verification.tenSteps(0);
        List<Difference> tenSteps = verification.compare(results);
        boolean agrees = tenSteps.stream().allMatch(difference -> difference.isWithin(tolerance));
        double sensitivity = agrees ? 0 : sensitivity(results, verification.tenSteps(ROUNDING));
        return new Agreement(onePass, tenSteps, sensitivity);
    }

    private static double sensitivity(Map<String, float[]> results, Map<String, float[]> moved) {
        return results.entrySet().stream()
                .map(entry -> Difference.of(entry.getKey(), moved.get(entry.getKey()), entry.getValue()))
                .mapToDouble(Difference::relative)
                .max()
                .orElse(0);
    }

    private boolean hasClasses() throws IOException {
        ElementType type = stored("y").type();
        return type == ElementType.I64 || type == ElementType.I32;
    }

    private StoredTensor stored(String key) throws WeightsException {
        StoredTensor tensor = reference.tensors().get(key);
        if (tensor == null) {
            throw new WeightsException(reference.path() + ": expected a reference with the key " + key + ", found "
                    + reference.tensors().keySet().stream().limit(8).collect(Collectors.joining(", ")));
        }
        return tensor;
    }

    private void checkShapes() throws WeightsException {
        List<Integer> sample =
                stored("x").shape().subList(1, stored("x").shape().size());
        if (Shapes.elements(sample) != model.input().elements()) {
            throw new WeightsException(reference.path() + ": expected samples of "
                    + Shapes.text(model.input().shape()) + " as " + model.name() + " takes, found "
                    + Shapes.text(sample));
        }
        for (Parameter parameter : model.parameters()) {
            StoredTensor stored = stored("param." + parameter.name());
            if (!stored.shape().equals(parameter.shape())) {
                throw new WeightsException(reference.path() + ": expected " + parameter + " as " + model.name()
                        + " has, found " + Shapes.text(stored.shape()));
            }
        }
    }

    private Map<String, float[]> onePass() throws IOException {
        Map<String, float[]> results = new LinkedHashMap<>();
        begin(0);
        try (Execution execution = model.prepareComparison(batch, loss)) {
            setBatch(execution);
            execution.forward();
            results.put("logits", output(execution));
            results.put("loss", new float[] {(float) execution.loss()});
            execution.backward();
            for (Parameter parameter : model.parameters()) {
                if (parameter.trainable()) {
                    results.put("grad." + parameter.name(), model.readGradient(parameter));
                }
            }
            float[] inputGradient = new float[batch * model.input().elements()];
            execution.inputGradient(inputGradient);
            results.put("grad.x", inputGradient);
        }
        return results;
    }

    private Map<String, float[]> tenSteps(float change) throws IOException {
        Map<String, float[]> results = new LinkedHashMap<>();
        begin(change);
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
        results.put("losses", losses);
        model.parameters().forEach(parameter -> results.put("after10." + parameter.name(), model.read(parameter)));
        try (Execution execution = model.prepareEvaluation(batch, loss)) {
            setBatch(execution);
            execution.forward();
            results.put("eval_logits", output(execution));
        }
        return results;
    }

    /** @param change how far each number is moved, up or down, relative to it */
    private void begin(float change) throws IOException {
        opening.run();
        SplittableRandom random = new SplittableRandom(1);
        for (Parameter parameter : model.parameters()) {
            float[] values = reference.floats("param." + parameter.name());
            for (int i = 0; i < values.length; i++) {
                values[i] *= 1 + (random.nextBoolean() ? change : -change);
            }
            model.write(parameter, values);
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

    private List<Difference> compare(Map<String, float[]> results) throws IOException {
        List<Difference> differences = new ArrayList<>();
        for (Map.Entry<String, float[]> result : results.entrySet()) {
            String quantity = result.getKey();
            int expected = Shapes.elements(stored(quantity).shape());
            if (expected != result.getValue().length) {
                throw new WeightsException(reference.path() + ": expected " + result.getValue().length + " numbers in "
                        + quantity + " as " + model.name() + " computes, found " + expected
                        + "; is it the reference of another network?");
            }
            differences.add(Difference.of(quantity, result.getValue(), reference.floats(quantity)));
        }
        return differences;
    }
}
