package dev.netc.compiler.plan;

import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.model.Node;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Retention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network keeps in memory: its parameters, and its values from birth to death. A flattened image is the same memory as the image.
 *
 * @param parameters numbers in all parameters and running statistics
 * @param trainable those of them that training changes, each of which has a gradient
 * @param inference values of a forward pass alone, for one sample
 * @param training values and gradients of a forward and backward pass, for one sample
 */
public record Memory(long parameters, long trainable, List<Buffer> inference, List<Buffer> training) {

    private static final int BYTES = Float.BYTES;

    static Memory of(Network network, List<Layer> forward) {
        long parameters =
                forward.stream().mapToLong(layer -> layer.op().parameterCount()).sum();
        return new Memory(
                parameters,
                network.parameters(),
                SlotAllocator.place(new Lives(network, forward).inference()),
                SlotAllocator.place(new Lives(network, forward).training()));
    }

    /** Elements of one sample at the peak of a forward pass. */
    public long inferencePeak() {
        return SlotAllocator.peak(inference);
    }

    /** Elements of one sample at the peak of a training step. */
    public long trainingPeak() {
        return SlotAllocator.peak(training);
    }

    /** Parameters and values, in bytes. */
    public long inferenceBytes(int batch) {
        return BYTES * (parameters + batch * inferencePeak());
    }

    /** Parameters, their gradients, and values and their gradients, in bytes; an optimizer's own state comes on top. */
    public long trainingBytes(int batch) {
        return BYTES * (parameters + trainable + batch * trainingPeak());
    }

    /** Births and deaths; step i of n layers is forward, step 2n - 1 - i the backward step of the same layer. */
    private static final class Lives {

        private final Network network;
        private final List<Layer> forward;
        private final Map<Node, int[]> values = new LinkedHashMap<>();
        private final Map<Node, int[]> gradients = new LinkedHashMap<>();
        /** The node whose memory a value lies in. */
        private final Map<Node, Node> storage = new HashMap<>();

        Lives(Network network, List<Layer> forward) {
            this.network = network;
            this.forward = forward;
            storage.put(network.input(), network.input());
            forward.forEach(layer -> storage.put(
                    layer, isFlatten(layer) ? storage.get(layer.inputs().get(0)) : layer));
        }

        private static boolean isFlatten(Layer layer) {
            return layer.op().operator() instanceof Flatten;
        }

        List<Buffer> inference() {
            walkForward();
            touch(values, network.output(), forward.size());
            return buffers();
        }

        List<Buffer> training() {
            walkForward();
            touch(values, network.output(), forward.size());
            for (int i = forward.size() - 1; i >= 0; i--) {
                backward(forward.get(i), 2 * forward.size() - 1 - i);
            }
            return buffers();
        }

        private void walkForward() {
            touch(values, network.input(), 0);
            for (int i = 0; i < forward.size(); i++) {
                for (Node input : forward.get(i).inputs()) {
                    touch(values, input, i);
                }
                touch(values, forward.get(i), i);
            }
        }

        private void backward(Layer layer, int step) {
            switch (layer.op().operator().accept(Retention.OF)) {
                case INPUT -> layer.inputs().forEach(input -> touch(values, input, step));
                case OUTPUT -> touch(values, layer, step);
                case NOTHING -> {
                    // Its gradient depends on no value of the forward pass.
                }
            }
            touch(gradients, layer, step);
            layer.inputs().stream()
                    .filter(input -> input != network.input())
                    .forEach(input -> touch(gradients, input, step));
        }

        private void touch(Map<Node, int[]> lives, Node node, int step) {
            int[] life = lives.computeIfAbsent(storage.get(node), unused -> new int[] {step, step});
            life[0] = Math.min(life[0], step);
            life[1] = Math.max(life[1], step);
        }

        private List<Buffer> buffers() {
            List<Buffer> buffers = new ArrayList<>();
            values.forEach((node, life) -> buffers.add(buffer(node.path(), node, life)));
            gradients.forEach((node, life) -> buffers.add(buffer(node.path() + ".gradient", node, life)));
            return buffers;
        }

        private static Buffer buffer(String name, Node node, int[] life) {
            return new Buffer(name, node.shape().elements(), life[0], life[1], 0);
        }
    }
}
