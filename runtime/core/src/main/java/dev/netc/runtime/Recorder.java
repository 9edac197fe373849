package dev.netc.runtime;

import dev.netc.runtime.backend.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes down the calls of a generated class, so that a backend can plan all of them before any is run. Calls that no backend could
 * carry out, which only a class written by hand makes, are an {@link IllegalStateException} that names the layer.
 */
final class Recorder implements Pass {

    private final List<Step> forward = new ArrayList<>();
    private final List<Step> backward = new ArrayList<>();
    private final Set<Value> known = new HashSet<>();
    private final Map<Value, Step> pending = new HashMap<>();
    private final Set<Value> gradients = new HashSet<>();

    Recorder(Value input) {
        known.add(input);
    }

    List<Step> forwardSteps() {
        return List.copyOf(forward);
    }

    List<Step> backwardSteps() {
        return List.copyOf(backward);
    }

    @Override
    public void forward(Layer layer, Value x, Value y) {
        forward(layer, new Value[] {x}, y);
    }

    @Override
    public void forward(Layer layer, Value x1, Value x2, Value y) {
        forward(layer, new Value[] {x1, x2}, y);
    }

    @Override
    public void forward(Layer layer, Value[] xs, Value y) {
        Step step = new Step(layer, List.of(xs), y, List.of());
        for (Value x : xs) {
            require(known.contains(x), layer, "reads " + x + " before a layer computes it");
        }
        require(known.add(y), layer, "computes " + y + ", which was computed already");
        require(
                ShapeCheck.fits(layer, step.inputs(), y),
                layer,
                "cannot compute " + Shapes.text(y.shape()) + " from "
                        + step.inputs().stream()
                                .map(x -> Shapes.text(x.shape()))
                                .collect(Collectors.joining(" and ")));
        pending.put(y, step);
        forward.add(step);
    }

    @Override
    public void backward(Layer layer, Value x, Value y) {
        backward(layer, new Value[] {x}, y);
    }

    @Override
    public void backward(Layer layer, Value x1, Value x2, Value y) {
        backward(layer, new Value[] {x1, x2}, y);
    }

    @Override
    public void backward(Layer layer, Value[] xs, Value y) {
        Step mirrored = pending.remove(y);
        boolean matches = mirrored != null
                && mirrored.layer() == layer
                && mirrored.inputs().equals(List.of(xs));
        require(
                matches,
                layer,
                "goes backward for " + y + ", but that is no call of the forward pass, or went back before");
        List<Boolean> adds = new ArrayList<>();
        for (Value x : xs) {
            adds.add(!gradients.add(x));
        }
        backward.add(new Step(layer, List.of(xs), y, adds));
    }

    private static void require(boolean holds, Layer layer, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("layer " + layer + " " + otherwise);
        }
    }
}
