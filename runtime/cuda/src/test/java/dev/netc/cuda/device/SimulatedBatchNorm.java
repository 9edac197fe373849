package dev.netc.cuda.device;

/** Batch normalization for each channel, as cuDNN documents its spatial mode. */
final class SimulatedBatchNorm {

    private final TensorShape shape;
    private final SimulatedMemory memory;
    private final BatchNormPlaces places;
    private final double epsilon;
    private final float[] x;
    private final float[] weight;
    private final int count;

    SimulatedBatchNorm(TensorShape shape, SimulatedMemory memory, BatchNormPlaces places, double epsilon) {
        this.shape = shape;
        this.memory = memory;
        this.places = places;
        this.epsilon = epsilon;
        x = memory.floats(places.x(), shape.elements());
        weight = channels(places.weight());
        count = shape.batch() * shape.area();
    }

    private float[] channels(long place) {
        return memory.floats(place, shape.channels());
    }

    /** The i-th element of a channel. */
    private int at(int channel, int i) {
        return (i / shape.area() * shape.channels() + channel) * shape.area() + i % shape.area();
    }

    void forward(double momentum) {
        double[] mean = new double[shape.channels()];
        double[] scale = new double[shape.channels()];
        float[] runningMean = channels(places.runningMean());
        float[] runningVariance = channels(places.runningVariance());
        for (int c = 0; c < shape.channels(); c++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < count; i++) {
                sum += x[at(c, i)];
            }
            for (int i = 0; i < count; i++) {
                squares += Math.pow(x[at(c, i)] - sum / count, 2);
            }
            mean[c] = sum / count;
            scale[c] = 1 / Math.sqrt(squares / count + epsilon);
            runningMean[c] += (float) (momentum * (sum / count - runningMean[c]));
            runningVariance[c] += (float) (momentum * (squares / (count - 1) - runningVariance[c]));
        }
        memory.setFloats(places.savedMean(), narrow(mean));
        memory.setFloats(places.savedScale(), narrow(scale));
        memory.setFloats(places.runningMean(), runningMean);
        memory.setFloats(places.runningVariance(), runningVariance);
        normalize(mean, scale);
    }

    void fixed() {
        float[] runningMean = channels(places.runningMean());
        float[] runningVariance = channels(places.runningVariance());
        double[] mean = new double[shape.channels()];
        double[] scale = new double[shape.channels()];
        for (int c = 0; c < shape.channels(); c++) {
            mean[c] = runningMean[c];
            scale[c] = 1 / Math.sqrt(runningVariance[c] + epsilon);
        }
        normalize(mean, scale);
    }

    private static float[] narrow(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    private void normalize(double[] mean, double[] scale) {
        float[] bias = channels(places.bias());
        float[] y = new float[x.length];
        for (int c = 0; c < shape.channels(); c++) {
            for (int i = 0; i < count; i++) {
                y[at(c, i)] = (float) ((x[at(c, i)] - mean[c]) * scale[c] * weight[c] + bias[c]);
            }
        }
        memory.setFloats(places.y(), y);
    }

    void backward(BatchNormGradients gradients) {
        float[] mean = channels(places.savedMean());
        float[] scale = channels(places.savedScale());
        float[] dy = memory.floats(gradients.y(), x.length);
        float[] dx = gradients.adds() ? memory.floats(gradients.x(), x.length) : new float[x.length];
        float[] dWeight = gradients.addsParameters() ? channels(gradients.weight()) : new float[shape.channels()];
        float[] dBias = gradients.addsParameters() ? channels(gradients.bias()) : new float[shape.channels()];
        for (int c = 0; c < shape.channels(); c++) {
            double sum = 0;
            double product = 0;
            for (int i = 0; i < count; i++) {
                sum += dy[at(c, i)];
                product += dy[at(c, i)] * ((double) x[at(c, i)] - mean[c]) * scale[c];
            }
            for (int i = 0; i < count; i++) {
                double normalized = ((double) x[at(c, i)] - mean[c]) * scale[c];
                dx[at(c, i)] +=
                        (float) (scale[c] * weight[c] * (dy[at(c, i)] - sum / count - normalized * product / count));
            }
            dWeight[c] += (float) product;
            dBias[c] += (float) sum;
        }
        memory.setFloats(gradients.x(), dx);
        memory.setFloats(gradients.weight(), dWeight);
        memory.setFloats(gradients.bias(), dBias);
    }
}
