package dev.netc.cpu;

/**
 * Softmax over the channels at each place of each sample, or its logarithm.
 *
 * @param logarithm whether to write log softmax(x)
 */
record SoftmaxOperation(Context context, boolean logarithm, Activation x, Activation y) implements Operation {

    @Override
    public Runnable forward() {
        return new ItemKernel(context.team(), x.batch() * x.area(), this::compute);
    }

    /** Where the first channel of a place stands, relative to the buffer. */
    private int start(int item) {
        return item / x.area() * x.row() + item % x.area();
    }

    private void compute(int item) {
        float[] array = x.array();
        int from = x.at() + start(item);
        int to = y.at() + start(item);
        int end = x.row();
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < end; i += x.area()) {
            largest = Math.max(largest, array[from + i]);
        }
        double sum = 0;
        for (int i = 0; i < end; i += x.area()) {
            sum += Math.exp(array[from + i] - largest);
        }
        double whole = largest + Math.log(sum);
        for (int i = 0; i < end; i += x.area()) {
            double value = array[from + i] - whole;
            array[to + i] = (float) (logarithm ? value : Math.exp(value));
        }
    }

    @Override
    public Runnable backward(Wanted wanted) {
        if (!wanted.input()) {
            return NOTHING;
        }
        boolean adds = wanted.adds();
        return new ItemKernel(context.team(), x.batch() * x.area(), item -> differentiate(item, adds));
    }

    /** dx = y (dy - sum of y dy); of the logarithm, dx = dy - exp(y) * sum of dy. */
    private void differentiate(int item, boolean adds) {
        float[] array = x.array();
        int values = y.at() + start(item);
        int from = y.gradient() + start(item);
        int to = x.gradient() + start(item);
        double sum = 0;
        for (int i = 0; i < x.row(); i += x.area()) {
            sum += array[from + i] * (logarithm ? 1.0 : array[values + i]);
        }
        for (int i = 0; i < x.row(); i += x.area()) {
            double slope = logarithm
                    ? array[from + i] - Math.exp(array[values + i]) * sum
                    : array[values + i] * (array[from + i] - sum);
            array[to + i] = (float) ((adds ? array[to + i] : 0) + slope);
        }
    }
}
