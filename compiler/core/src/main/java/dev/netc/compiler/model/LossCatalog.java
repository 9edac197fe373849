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

    static Loss loss(String name) {
        return LOSSES.get(name);
    }
}
