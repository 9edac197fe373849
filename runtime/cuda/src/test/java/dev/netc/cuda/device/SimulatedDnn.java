package dev.netc.cuda.device;

import dev.netc.cuda.device.DeviceException.Kind;
import java.util.Arrays;
import java.util.List;

/** What cuDNN documents of its calls, in plain loops. Workspaces and results that are measured are overwritten, as there. */
record SimulatedDnn(SimulatedStream stream, SimulatedMemory memory) implements Dnn {

    private static final ConvolutionAlgorithm RANDOM = new ConvolutionAlgorithm(0, "ALGO_0", 3, 0.1f, 512, false);
    private static final ConvolutionAlgorithm FAST = new ConvolutionAlgorithm(1, "ALGO_1", 3, 0.2f, 4096, true);
    private static final ConvolutionAlgorithm SLOW = new ConvolutionAlgorithm(2, "ALGO_2", 3, 0.3f, 0, true);

    @Override
    public List<ConvolutionAlgorithm> measure(
            ConvolutionProduct product, ConvolutionShape shape, long x, long weight, long y, Scratch workspace) {
        requireSymmetric(shape);
        stream.begin("cudnnFindConvolution", () -> {
            clobber(workspace);
            new SimulatedConvolution(shape, memory, x, weight, y).spoil(product);
        });
        return List.of(RANDOM, FAST, SLOW).stream()
                .filter(each -> each.workspaceBytes() <= workspace.bytes())
                .toList();
    }

    private static void requireSymmetric(ConvolutionShape shape) {
        if (!shape.isSymmetric()) {
            throw new DeviceException("a convolution " + shape, "CUDNN_STATUS_BAD_PARAM", Kind.FAILED);
        }
    }

    private void clobber(Scratch workspace) {
        if (workspace.bytes() > 0) {
            float[] garbage = new float[(int) Math.min(workspace.bytes() / Float.BYTES, 4096)];
            Arrays.fill(garbage, Float.NaN);
            memory.setFloats(workspace.address(), garbage);
        }
    }

    @Override
    public void convolve(
            ConvolutionProduct product,
            ConvolutionShape shape,
            ConvolutionAlgorithm algorithm,
            long x,
            long weight,
            long y,
            boolean adds,
            Scratch workspace) {
        requireSymmetric(shape);
        requireWorkspace(algorithm, workspace);
        stream.begin("cudnnConvolution " + product, () -> {
            clobber(new Scratch(workspace.address(), algorithm.workspaceBytes()));
            new SimulatedConvolution(shape, memory, x, weight, y).compute(product, adds);
        });
    }

    private static void requireWorkspace(ConvolutionAlgorithm algorithm, Scratch workspace) {
        if (workspace.bytes() < algorithm.workspaceBytes()) {
            throw new DeviceException("cudnnConvolution", "CUDNN_STATUS_BAD_PARAM", Kind.FAILED);
        }
    }

    /** This one knows no groups. */
    @Override
    public void convolveWithRelu(
            ConvolutionShape shape,
            ConvolutionAlgorithm algorithm,
            long x,
            long weight,
            long bias,
            long y,
            Scratch workspace) {
        if (shape.groups() > 1) {
            throw new DeviceException(
                    "cudnnConvolutionBiasActivationForward", "CUDNN_STATUS_NOT_SUPPORTED", Kind.NOT_SUPPORTED);
        }
        convolve(ConvolutionProduct.FORWARD, shape, algorithm, x, weight, y, false, workspace);
        stream.begin("cudnnConvolutionBiasActivationForward", () -> {
            float[] shifts = memory.floats(bias, shape.y().channels());
            float[] values = memory.floats(y, shape.y().elements());
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(0, values[i] + shifts[channel(shape.y(), i)]);
            }
            memory.setFloats(y, values);
        });
    }

    private static int channel(TensorShape shape, int element) {
        return element / shape.area() % shape.channels();
    }

    @Override
    public void normalizeBatch(TensorShape shape, BatchNormPlaces places, double momentum, double epsilon) {
        stream.begin(
                "cudnnBatchNormalizationForwardTraining",
                () -> new SimulatedBatchNorm(shape, memory, places, epsilon).forward(momentum));
    }

    @Override
    public void normalizeFixed(TensorShape shape, BatchNormPlaces places, double epsilon) {
        stream.begin(
                "cudnnBatchNormalizationForwardInference",
                () -> new SimulatedBatchNorm(shape, memory, places, epsilon).fixed());
    }

    @Override
    public void batchNormGradient(
            TensorShape shape, BatchNormPlaces places, BatchNormGradients gradients, double epsilon) {
        stream.begin("cudnnBatchNormalizationBackward", () -> new SimulatedBatchNorm(shape, memory, places, epsilon)
                .backward(gradients));
    }

    @Override
    public void softmax(TensorShape shape, boolean logarithm, long x, long y) {
        stream.begin("cudnnSoftmaxForward", () -> {
            float[] values = memory.floats(x, shape.elements());
            for (int start = 0; start < values.length; start++) {
                if (channel(shape, start) == 0) {
                    softmax(shape, logarithm, values, start);
                }
            }
            memory.setFloats(y, values);
        });
    }

    private static void softmax(TensorShape shape, boolean logarithm, float[] values, int start) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < shape.channels(); c++) {
            largest = Math.max(largest, values[start + c * shape.area()]);
        }
        double sum = 0;
        for (int c = 0; c < shape.channels(); c++) {
            sum += Math.exp(values[start + c * shape.area()] - largest);
        }
        for (int c = 0; c < shape.channels(); c++) {
            int at = start + c * shape.area();
            double result = values[at] - largest - Math.log(sum);
            values[at] = (float) (logarithm ? result : Math.exp(result));
        }
    }

    @Override
    public void softmaxGradient(
            TensorShape shape, boolean logarithm, long y, long yGradient, long xGradient, boolean adds) {
        stream.begin("cudnnSoftmaxBackward", () -> {
            float[] values = memory.floats(y, shape.elements());
            float[] gradients = memory.floats(yGradient, shape.elements());
            float[] results = adds ? memory.floats(xGradient, shape.elements()) : new float[shape.elements()];
            for (int start = 0; start < values.length; start++) {
                if (channel(shape, start) == 0) {
                    softmaxGradient(shape, logarithm, values, gradients, results, start);
                }
            }
            memory.setFloats(xGradient, results);
        });
    }

    private static void softmaxGradient(
            TensorShape shape, boolean logarithm, float[] y, float[] dy, float[] dx, int start) {
        double sum = 0;
        for (int c = 0; c < shape.channels(); c++) {
            int at = start + c * shape.area();
            sum += logarithm ? dy[at] : (double) dy[at] * y[at];
        }
        for (int c = 0; c < shape.channels(); c++) {
            int at = start + c * shape.area();
            dx[at] += (float) (logarithm ? dy[at] - Math.exp(y[at]) * sum : y[at] * (dy[at] - sum));
        }
    }
}
