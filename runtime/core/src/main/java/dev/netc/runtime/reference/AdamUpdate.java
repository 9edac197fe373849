package dev.netc.runtime.reference;

import dev.netc.runtime.optimizer.Adam;

/**
 * m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; in step t, w -= rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon).
 * The decay is added to g, or, decoupled, first takes rate * decay * w from w.
 */
final class AdamUpdate implements Runnable {

    private final Adam adam;
    private final Variable weight;
    private final Memory memory;
    private final double rate;

    AdamUpdate(Adam adam, Variable weight, Memory memory, double rate) {
        this.adam = adam;
        this.weight = weight;
        this.memory = memory;
        this.rate = rate;
    }

    @Override
    public void run() {
        if (memory.momentum == null) {
            memory.momentum = new double[weight.elements()];
            memory.squares = new double[weight.elements()];
        }
        memory.steps++;
        double meanCorrection = 1 - Math.pow(adam.beta1(), memory.steps);
        double squareCorrection = 1 - Math.pow(adam.beta2(), memory.steps);
        for (int i = 0; i < weight.elements(); i++) {
            double value = adam.decoupled() ? weight.values[i] * (1 - rate * adam.decay()) : weight.values[i];
            double gradient = weight.gradient[i] + (adam.decoupled() ? 0 : adam.decay() * value);
            memory.momentum[i] = adam.beta1() * memory.momentum[i] + (1 - adam.beta1()) * gradient;
            memory.squares[i] = adam.beta2() * memory.squares[i] + (1 - adam.beta2()) * gradient * gradient;
            double deviation = Math.sqrt(memory.squares[i] / squareCorrection) + adam.epsilon();
            weight.values[i] = (float) (value - rate * memory.momentum[i] / meanCorrection / deviation);
        }
    }
}
