package dev.netc.cpu;

/**
 * The inner loops of the optimizers, over a range of the parameters {@code w} and their gradients {@code g}; what they remember lies in
 * arrays like these.
 */
interface UpdateKernels {

    /** w -= rate * (g + decay * w). */
    void sgd(float[] w, float[] g, int from, int to, float rate, float decay);

    /** v = momentum * v + g', where g' = g + decay * w; w -= rate * v, or with Nesterov's momentum w -= rate * (g' + momentum * v). */
    void momentum(
            float[] w,
            float[] g,
            float[] v,
            int from,
            int to,
            float rate,
            float momentum,
            float decay,
            boolean nesterov);

    /**
     * w *= keep; g' = g + decay * w; m = beta1 m + (1 - beta1) g'; v = beta2 v + (1 - beta2) g'^2; w -= rate * m / (sqrt(v) * root +
     * epsilon).
     *
     * @param s the scalars keep, decay, beta1, 1 - beta1, beta2, 1 - beta2, rate, root, epsilon
     */
    void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, float[] s);

    /**
     * g' = g + decay w; v = alpha v + (1 - alpha) g'^2; u = momentum u + g' / (sqrt(v) + epsilon); w -= rate u.
     *
     * @param s the scalars decay, alpha, 1 - alpha, epsilon, momentum, rate
     */
    void rmsProp(float[] w, float[] g, float[] v, float[] u, int from, int to, float[] s);
}
