package dev.netc.runtime.reference;

import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.optimizer.OptimizerVisitor;
import dev.netc.runtime.optimizer.RmsProp;
import dev.netc.runtime.optimizer.Sgd;

/** Makes one update of one parameter. */
final class Updates implements OptimizerVisitor<Runnable> {

    private final Variable weight;
    private final Memory memory;
    private final double rate;

    Updates(Variable weight, Memory memory, double rate) {
        this.weight = weight;
        this.memory = memory;
        this.rate = rate;
    }

    @Override
    public Runnable visit(Sgd sgd) {
        return new SgdUpdate(sgd, weight, memory, rate);
    }

    @Override
    public Runnable visit(Adam adam) {
        return new AdamUpdate(adam, weight, memory, rate);
    }

    @Override
    public Runnable visit(RmsProp rmsProp) {
        return new RmsPropUpdate(rmsProp, weight, memory, rate);
    }
}
