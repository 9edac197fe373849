package dev.netc.train;

import dev.netc.runtime.Model;
import dev.netc.runtime.Parameter;
import java.util.List;

/** A copy of all of a model's parameters and running statistics, to go back to. */
final class Snapshot {

    private final Model model;
    private final int epoch;
    private final List<float[]> values;

    /** @param epoch after which this is; 0 before the first */
    Snapshot(Model model, int epoch) {
        this.model = model;
        this.epoch = epoch;
        this.values = model.parameters().stream().map(model::read).toList();
    }

    int epoch() {
        return epoch;
    }

    void restore() {
        List<Parameter> parameters = model.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            model.write(parameters.get(i), values.get(i));
        }
    }
}
