package dev.netc.runtime.reference;

import dev.netc.runtime.optimizer.RmsProp;

/** g += decay w; s = alpha s + (1 - alpha) g^2; u = momentum u + g / (sqrt(s) + epsilon); w -= rate u. */
final class RmsPropUpdate implements Runnable {

    private final RmsProp rmsProp;
    private final Variable weight;
    private final Memory memory;
    private final double rate;

    RmsPropUpdate(RmsProp rmsProp, Variable weight, Memory memory, double rate) {
        this.rmsProp = rmsProp;
        this.weight = weight;
        this.memory = memory;
        this.rate = rate;
    }

    @Override
    public void run() {
        if (memory.squares == null) {
            memory.squares = new double[weight.elements()];
            memory.momentum = new double[weight.elements()];
        }
        for (int i = 0; i < weight.elements(); i++) {
            double gradient = weight.gradient[i] + rmsProp.decay() * weight.values[i];
            memory.squares[i] = rmsProp.alpha() * memory.squares[i] + (1 - rmsProp.alpha()) * gradient * gradient;
            double step = gradient / (Math.sqrt(memory.squares[i]) + rmsProp.epsilon());
            memory.momentum[i] = rmsProp.momentum() * memory.momentum[i] + step;
            weight.values[i] -= (float) (rate * memory.momentum[i]);
        }
    }
}
