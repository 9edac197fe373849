package dev.netc.compiler.model;

import dev.netc.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A network that was checked: every name is resolved, every shape known, every block expanded. It cannot be wrong.
 *
 * @param layers in an order in which each comes after its inputs
 * @param labels all that stand in it, once a time that their statement was expanded
 * @param output what the last layer makes
 */
public record Network(
        String name,
        List<String> documentation,
        Span span,
        Input input,
        List<Layer> layers,
        List<Label> labels,
        Node output,
        List<Budget> budgets,
        Optional<TrainingBlock> training,
        Optional<SearchBlock> search) {

    public Network {
        documentation = List.copyOf(documentation);
        layers = List.copyOf(layers);
        labels = List.copyOf(labels);
        budgets = List.copyOf(budgets);
    }

    /** Trained parameters, as torchvision counts them: without running statistics. */
    public long parameters() {
        return layers.stream().mapToLong(layer -> layer.op().trainableCount()).sum();
    }

    /** Multiply-adds a sample. */
    public long macs() {
        return layers.stream().mapToLong(layer -> layer.op().macs()).reduce(0, Network::saturatedSum);
    }

    private static long saturatedSum(long left, long right) {
        return right > Long.MAX_VALUE - left ? Long.MAX_VALUE : left + right;
    }
}
