package dev.netc.compiler.plan;

import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds a plan to what every plan must fulfil. A plan that does not is a bug of the compiler. */
public final class PlanVerifier {

    private PlanVerifier() {}

    /** @throws IllegalStateException if a value is read before it is written, or two living values share memory */
    public static void verify(Plan plan) {
        forward(plan);
        backward(plan);
        memory(plan.memory().inference());
        memory(plan.memory().training());
    }

    private static void forward(Plan plan) {
        Set<Node> written = new HashSet<>();
        written.add(plan.network().input());
        for (Layer layer : plan.forward()) {
            require(written.containsAll(layer.inputs()), layer + " reads what was not written yet");
            require(written.add(layer), layer + " runs twice");
        }
        require(written.contains(plan.network().output()), "the output is never written");
        List<Layer> grouped = plan.groups().stream().flatMap(List::stream).toList();
        require(grouped.equals(plan.forward()), "the groups are not the layers in their order");
    }

    private static void backward(Plan plan) {
        Set<Node> gradients = new HashSet<>();
        gradients.add(plan.network().output());
        for (Layer layer : plan.backward()) {
            require(gradients.contains(layer), layer + " has no gradient yet");
            gradients.addAll(layer.inputs());
        }
    }

    private static void memory(List<Buffer> buffers) {
        for (int i = 0; i < buffers.size(); i++) {
            for (int j = i + 1; j < buffers.size(); j++) {
                require(!buffers.get(i).overlaps(buffers.get(j)), buffers.get(i) + " overlaps " + buffers.get(j));
            }
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
