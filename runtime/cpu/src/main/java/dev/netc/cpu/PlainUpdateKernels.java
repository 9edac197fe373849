package dev.netc.cpu;

/** {@link UpdateKernels} without the Vector API. */
final class PlainUpdateKernels implements UpdateKernels {

    @Override
    public void sgd(float[] w, float[] g, int from, int to, float rate, float decay) {
        for (int i = from; i < to; i++) {
            w[i] -= rate * (g[i] + decay * w[i]);
        }
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
        for (int i = from; i < to; i++) {
            float gradient = g[i] + decay * w[i];
            v[i] = momentum * v[i] + gradient;
            w[i] -= rate * (nesterov ? gradient + momentum * v[i] : v[i]);
        }
    }

    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, float[] s) {
        for (int i = from; i < to; i++) {
            float weight = w[i] * s[0];
            float gradient = g[i] + s[1] * weight;
            m[i] = s[2] * m[i] + s[3] * gradient;
            v[i] = s[4] * v[i] + s[5] * (gradient * gradient);
            w[i] = weight - s[6] * m[i] / ((float) Math.sqrt(v[i]) * s[7] + s[8]);
        }
    }

    @Override
    public void rmsProp(float[] w, float[] g, float[] v, float[] u, int from, int to, float[] s) {
        for (int i = from; i < to; i++) {
            float gradient = g[i] + s[0] * w[i];
            v[i] = s[1] * v[i] + s[2] * (gradient * gradient);
            u[i] = s[4] * u[i] + gradient / ((float) Math.sqrt(v[i]) + s[3]);
            w[i] -= s[5] * u[i];
        }
    }
}
