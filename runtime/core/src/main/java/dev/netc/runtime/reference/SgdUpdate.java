package dev.netc.runtime.reference;

import dev.netc.runtime.optimizer.Sgd;

/** g += decay w; v = momentum v + g, at first v = g; w -= rate v, or with Nesterov's momentum w -= rate (g + momentum v). */
final class SgdUpdate implements Runnable {

    private final Sgd sgd;
    private final Variable weight;
    private final Memory memory;
    private final double rate;

    SgdUpdate(Sgd sgd, Variable weight, Memory memory, double rate) {
        this.sgd = sgd;
        this.weight = weight;
        this.memory = memory;
        this.rate = rate;
    }

    @Override
    public void run() {
        boolean first = memory.momentum == null;
        if (first && sgd.momentum() != 0) {
            memory.momentum = new double[weight.elements()];
        }
        for (int i = 0; i < weight.elements(); i++) {
            double gradient = weight.gradient[i] + sgd.decay() * weight.values[i];
            weight.values[i] -= (float) (rate * direction(i, gradient, first));
        }
    }

    private double direction(int i, double gradient, boolean first) {
        if (sgd.momentum() == 0) {
            return gradient;
        }
        double velocity = first ? gradient : sgd.momentum() * memory.momentum[i] + gradient;
        memory.momentum[i] = velocity;
        return sgd.nesterov() ? gradient + sgd.momentum() * velocity : velocity;
    }
}
