package dev.netc.compiler.model;

import dev.netc.runtime.loss.BinaryCrossEntropy;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.loss.NegativeLogLikelihood;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The losses that a {@code train} block can name. */
public final class LossCatalog {

    private static final Map<String, Loss> LOSSES = new LinkedHashMap<>();

    private static final Map<String, String> SUMMARIES = Map.of(
            "crossentropy", "Minus the logarithm of the softmax of the right class's output; takes logits.",
            "nll", "Minus the output of the right class; takes the logarithms of probabilities that logsoftmax makes.",
            "mse", "The mean of the squared differences of outputs and targets.",
            "bce", "Binary cross entropy of each output and its target; takes the probabilities that sigmoid makes.");

    static {
        LOSSES.put("crossentropy", new CrossEntropy());
        LOSSES.put("nll", new NegativeLogLikelihood());
        LOSSES.put("mse", new MeanSquaredError());
        LOSSES.put("bce", new BinaryCrossEntropy());
    }

    private LossCatalog() {}

    public static Set<String> names() {
        return LOSSES.keySet();
    }

    /** What a loss compares, in a sentence. */
    public static String summary(String name) {
        return SUMMARIES.get(name);
    }

    static Loss loss(String name) {
        return LOSSES.get(name);
    }
}
