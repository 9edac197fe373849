package dev.netc.cpu;

import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.OptimizerVisitor;
import dev.netc.runtime.optimizer.RmsProp;
import dev.netc.runtime.optimizer.Sgd;

/** What the optimizers do: one pass over all trained parameters, and the state that it needs. Another kind of optimizer begins anew. */
final class Updates implements OptimizerVisitor<Void> {

    private final ParameterArena parameters;
    private final UpdateKernels kernels;
    private final WorkerTeam team;
    private final WorkerTeam.Work descend = this::descend;
    private final WorkerTeam.Work followMomentum = this::followMomentum;
    private final WorkerTeam.Work adapt = this::adapt;
    private final WorkerTeam.Work scale = this::scale;
    private final float[] scalars = new float[9];
    private Class<? extends Optimizer> kind;
    private float[] first = {};
    private float[] second = {};
    private long steps;
    private double rate;
    private boolean nesterov;

    Updates(ParameterArena parameters, Kernels kernels, WorkerTeam team) {
        this.parameters = parameters;
        this.kernels = kernels.updates();
        this.team = team;
    }

    void run(Optimizer optimizer, double currentRate) {
        if (kind != optimizer.getClass()) {
            kind = optimizer.getClass();
            first = new float[0];
            second = new float[0];
            steps = 0;
        }
        steps++;
        rate = currentRate;
        optimizer.accept(this);
    }

    private float[] state(float[] present) {
        return present.length > 0
                ? present
                : Arena.allocate(parameters.trainedEnd(), "what the optimizer remembers of the parameters");
    }

    @Override
    public Void visit(Sgd sgd) {
        scalars[0] = (float) rate;
        scalars[1] = (float) sgd.decay();
        scalars[2] = (float) sgd.momentum();
        nesterov = sgd.nesterov();
        if (sgd.momentum() == 0) {
            team.run(descend);
        } else {
            first = state(first);
            team.run(followMomentum);
        }
        return null;
    }

    @Override
    public Void visit(Adam adam) {
        first = state(first);
        second = state(second);
        scalars[0] = (float) (adam.decoupled() ? 1 - rate * adam.decay() : 1);
        scalars[1] = (float) (adam.decoupled() ? 0 : adam.decay());
        scalars[2] = (float) adam.beta1();
        scalars[3] = (float) (1 - adam.beta1());
        scalars[4] = (float) adam.beta2();
        scalars[5] = (float) (1 - adam.beta2());
        scalars[6] = (float) (rate / (1 - Math.pow(adam.beta1(), steps)));
        scalars[7] = (float) (1 / Math.sqrt(1 - Math.pow(adam.beta2(), steps)));
        scalars[8] = (float) adam.epsilon();
        team.run(adapt);
        return null;
    }

    @Override
    public Void visit(RmsProp rmsProp) {
        first = state(first);
        second = state(second);
        scalars[0] = (float) rmsProp.decay();
        scalars[1] = (float) rmsProp.alpha();
        scalars[2] = (float) (1 - rmsProp.alpha());
        scalars[3] = (float) rmsProp.epsilon();
        scalars[4] = (float) rmsProp.momentum();
        scalars[5] = (float) rate;
        team.run(scale);
        return null;
    }

    private int start(int worker, int workers) {
        return Arena.FIRST + Shares.lineStart(parameters.trainedEnd() - Arena.FIRST, worker, workers);
    }

    private void descend(int worker, int workers) {
        int from = start(worker, workers);
        int to = start(worker + 1, workers);
        kernels.sgd(parameters.values(), parameters.gradients(), from, to, scalars[0], scalars[1]);
    }

    private void followMomentum(int worker, int workers) {
        int from = start(worker, workers);
        int to = start(worker + 1, workers);
        float[] weights = parameters.values();
        float[] gradients = parameters.gradients();
        kernels.momentum(weights, gradients, first, from, to, scalars[0], scalars[2], scalars[1], nesterov);
    }

    private void adapt(int worker, int workers) {
        int from = start(worker, workers);
        int to = start(worker + 1, workers);
        kernels.adam(parameters.values(), parameters.gradients(), first, second, from, to, scalars);
    }

    private void scale(int worker, int workers) {
        int from = start(worker, workers);
        int to = start(worker + 1, workers);
        kernels.rmsProp(parameters.values(), parameters.gradients(), first, second, from, to, scalars);
    }
}
