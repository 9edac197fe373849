package dev.netc.compiler.plan;

import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

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
        Set<String> paths = new HashSet<>();
        for (Layer layer : plan.forward()) {
            require(paths.add(layer.path()), layer + " has the name of another layer");
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

    /** Walks through time: among buffers that live and do not overlap, a new one could only overlap its neighbours. */
    private static void memory(List<Buffer> buffers) {
        List<Buffer> byBirth = new ArrayList<>(buffers);
        byBirth.sort(Comparator.comparingInt(Buffer::born));
        PriorityQueue<Buffer> byDeath = new PriorityQueue<>(Comparator.comparingInt(Buffer::dies));
        TreeMap<Long, Buffer> byPlace = new TreeMap<>();
        for (Buffer buffer : byBirth) {
            while (!byDeath.isEmpty() && byDeath.peek().dies() < buffer.born()) {
                byPlace.remove(byDeath.remove().offset());
            }
            requireApart(buffer, byPlace.floorEntry(buffer.offset()));
            requireApart(buffer, byPlace.higherEntry(buffer.offset()));
            byDeath.add(buffer);
            byPlace.put(buffer.offset(), buffer);
        }
    }

    private static void requireApart(Buffer buffer, Map.Entry<Long, Buffer> neighbour) {
        if (neighbour != null && buffer.overlaps(neighbour.getValue())) {
            throw new IllegalStateException(buffer + " overlaps " + neighbour.getValue());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
