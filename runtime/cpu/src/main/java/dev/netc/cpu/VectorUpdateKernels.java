package dev.netc.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link UpdateKernels} with the JDK's Vector API; the last elements are plain Java. */
final class VectorUpdateKernels implements UpdateKernels {

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private final PlainUpdateKernels plain = new PlainUpdateKernels();

    @Override
    public void sgd(float[] w, float[] g, int from, int to, float rate, float decay) {
        int whole = from + SPECIES.loopBound(to - from);
        FloatVector rates = FloatVector.broadcast(SPECIES, -rate);
        FloatVector decays = FloatVector.broadcast(SPECIES, decay);
        for (int i = from; i < whole; i += LANES) {
            FloatVector weight = load(w, i);
            weight.fma(decays, load(g, i)).fma(rates, weight).intoArray(w, i);
        }
        plain.sgd(w, g, whole, to, rate, decay);
    }

    @Override
    public void momentum(
            float[] w,
            float[] g,
            float[] v,
            int from,
            int to,
            float rate,
            float momentum,
            float decay,
            boolean nesterov) {
        int whole = from + SPECIES.loopBound(to - from);
        FloatVector rates = FloatVector.broadcast(SPECIES, -rate);
        FloatVector decays = FloatVector.broadcast(SPECIES, decay);
        FloatVector momenta = FloatVector.broadcast(SPECIES, momentum);
        for (int i = from; i < whole; i += LANES) {
            FloatVector weight = load(w, i);
            FloatVector gradient = weight.fma(decays, load(g, i));
            FloatVector velocity = load(v, i).fma(momenta, gradient);
            velocity.intoArray(v, i);
            FloatVector direction = nesterov ? velocity.fma(momenta, gradient) : velocity;
            direction.fma(rates, weight).intoArray(w, i);
        }
        plain.momentum(w, g, v, whole, to, rate, momentum, decay, nesterov);
    }

    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, float[] s) {
        int whole = from + SPECIES.loopBound(to - from);
        for (int i = from; i < whole; i += LANES) {
            FloatVector weight = load(w, i).mul(s[0]);
            FloatVector gradient = weight.mul(s[1]).add(load(g, i));
            FloatVector mean = load(m, i).mul(s[2]).add(gradient.mul(s[3]));
            FloatVector square = load(v, i).mul(s[4]).add(gradient.mul(gradient).mul(s[5]));
            mean.intoArray(m, i);
            square.intoArray(v, i);
            FloatVector deviation =
                    square.lanewise(VectorOperators.SQRT).mul(s[7]).add(s[8]);
            weight.sub(mean.mul(s[6]).div(deviation)).intoArray(w, i);
        }
        plain.adam(w, g, m, v, whole, to, s);
    }

    @Override
    public void rmsProp(float[] w, float[] g, float[] v, float[] u, int from, int to, float[] s) {
        int whole = from + SPECIES.loopBound(to - from);
        for (int i = from; i < whole; i += LANES) {
            FloatVector weight = load(w, i);
            FloatVector gradient = weight.mul(s[0]).add(load(g, i));
            FloatVector square = load(v, i).mul(s[1]).add(gradient.mul(gradient).mul(s[2]));
            FloatVector deviation = square.lanewise(VectorOperators.SQRT).add(s[3]);
            FloatVector step = load(u, i).mul(s[4]).add(gradient.div(deviation));
            square.intoArray(v, i);
            step.intoArray(u, i);
            weight.sub(step.mul(s[5])).intoArray(w, i);
        }
        plain.rmsProp(w, g, v, u, whole, to, s);
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }
}
