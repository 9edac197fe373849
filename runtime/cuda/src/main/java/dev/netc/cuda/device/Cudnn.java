package dev.netc.cuda.device;

import dev.netc.runtime.backend.Precision;
import java.util.List;
import jcuda.Pointer;
import jcuda.jcudnn.JCudnn;
import jcuda.jcudnn.cudnnBatchNormMode;
import jcuda.jcudnn.cudnnConvolutionDescriptor;
import jcuda.jcudnn.cudnnFilterDescriptor;
import jcuda.jcudnn.cudnnHandle;
import jcuda.jcudnn.cudnnMathType;
import jcuda.jcudnn.cudnnSoftmaxAlgorithm;
import jcuda.jcudnn.cudnnSoftmaxMode;
import jcuda.jcudnn.cudnnTensorDescriptor;
import jcuda.runtime.cudaStream_t;

/** cuDNN 9 through JCudnn. */
final class Cudnn implements Dnn, AutoCloseable {

    private static final int BATCH_NORM = cudnnBatchNormMode.CUDNN_BATCHNORM_SPATIAL;
    private static final int CHANNELS = cudnnSoftmaxMode.CUDNN_SOFTMAX_MODE_CHANNEL;
    private static final Pointer ZERO = Pointer.to(new float[] {0});
    private static final Pointer ONE = Pointer.to(new float[] {1});

    private final cudnnHandle handle = new cudnnHandle();
    private final CudnnDescriptors descriptors = new CudnnDescriptors();
    private final int mathType;

    Cudnn(CudaStream stream, Precision precision) {
        mathType = precision == Precision.FLOAT32 ? cudnnMathType.CUDNN_FMA_MATH : cudnnMathType.CUDNN_DEFAULT_MATH;
        Status.dnn("cudnnCreate", JCudnn.cudnnCreate(handle));
        Status.dnn("cudnnSetStream", JCudnn.cudnnSetStream(handle, new cudaStream_t(stream.stream())));
    }

    private static Pointer factor(boolean adds) {
        return adds ? ONE : ZERO;
    }

    private static Pointer at(long address) {
        return Address.pointer(address);
    }

    @Override
    public List<ConvolutionAlgorithm> measure(
            ConvolutionProduct product, ConvolutionShape shape, long x, long weight, long y, Scratch workspace) {
        return new CudnnMeasurement(handle, descriptors, shape, mathType, workspace)
                .run(product, at(x), at(weight), at(y));
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
        cudnnTensorDescriptor xs = descriptors.tensor(shape.x());
        cudnnFilterDescriptor ws = descriptors.filter(shape);
        cudnnTensorDescriptor ys = descriptors.tensor(shape.y());
        cudnnConvolutionDescriptor how = descriptors.convolution(shape, algorithm.mathType());
        int number = algorithm.number();
        Pointer memory = at(workspace.address());
        long bytes = workspace.bytes();
        Pointer keep = factor(adds);
        switch (product) {
            case FORWARD ->
                Status.dnn(
                        "cudnnConvolutionForward with " + algorithm.name(),
                        JCudnn.cudnnConvolutionForward(
                                handle, ONE, xs, at(x), ws, at(weight), how, number, memory, bytes, keep, ys, at(y)));
            case INPUT_GRADIENT ->
                Status.dnn(
                        "cudnnConvolutionBackwardData with " + algorithm.name(),
                        JCudnn.cudnnConvolutionBackwardData(
                                handle, ONE, ws, at(weight), ys, at(y), how, number, memory, bytes, keep, xs, at(x)));
            case WEIGHT_GRADIENT ->
                Status.dnn(
                        "cudnnConvolutionBackwardFilter with " + algorithm.name(),
                        JCudnn.cudnnConvolutionBackwardFilter(
                                handle, ONE, xs, at(x), ys, at(y), how, number, memory, bytes, keep, ws, at(weight)));
        }
    }

    @Override
    public void convolveWithRelu(
            ConvolutionShape shape,
            ConvolutionAlgorithm algorithm,
            long x,
            long weight,
            long bias,
            long y,
            Scratch workspace) {
        cudnnTensorDescriptor ys = descriptors.tensor(shape.y());
        Status.dnn(
                "cudnnConvolutionBiasActivationForward with " + algorithm.name(),
                JCudnn.cudnnConvolutionBiasActivationForward(
                        handle,
                        ONE,
                        descriptors.tensor(shape.x()),
                        at(x),
                        descriptors.filter(shape),
                        at(weight),
                        descriptors.convolution(shape, algorithm.mathType()),
                        algorithm.number(),
                        at(workspace.address()),
                        workspace.bytes(),
                        ZERO,
                        ys,
                        at(y),
                        descriptors.channels(shape.y()),
                        at(bias),
                        descriptors.relu(),
                        ys,
                        at(y)));
    }

    @Override
    public void normalizeBatch(TensorShape shape, BatchNormPlaces places, double momentum, double epsilon) {
        cudnnTensorDescriptor tensor = descriptors.tensor(shape);
        Status.dnn(
                "cudnnBatchNormalizationForwardTraining",
                JCudnn.cudnnBatchNormalizationForwardTraining(
                        handle,
                        BATCH_NORM,
                        ONE,
                        ZERO,
                        tensor,
                        at(places.x()),
                        tensor,
                        at(places.y()),
                        descriptors.channels(shape),
                        at(places.weight()),
                        at(places.bias()),
                        momentum,
                        at(places.runningMean()),
                        at(places.runningVariance()),
                        epsilon,
                        at(places.savedMean()),
                        at(places.savedScale())));
    }

    @Override
    public void normalizeFixed(TensorShape shape, BatchNormPlaces places, double epsilon) {
        cudnnTensorDescriptor tensor = descriptors.tensor(shape);
        Status.dnn(
                "cudnnBatchNormalizationForwardInference",
                JCudnn.cudnnBatchNormalizationForwardInference(
                        handle,
                        BATCH_NORM,
                        ONE,
                        ZERO,
                        tensor,
                        at(places.x()),
                        tensor,
                        at(places.y()),
                        descriptors.channels(shape),
                        at(places.weight()),
                        at(places.bias()),
                        at(places.runningMean()),
                        at(places.runningVariance()),
                        epsilon));
    }

    @Override
    public void batchNormGradient(
            TensorShape shape, BatchNormPlaces places, BatchNormGradients gradients, double epsilon) {
        cudnnTensorDescriptor tensor = descriptors.tensor(shape);
        Status.dnn(
                "cudnnBatchNormalizationBackward",
                JCudnn.cudnnBatchNormalizationBackward(
                        handle,
                        BATCH_NORM,
                        ONE,
                        factor(gradients.adds()),
                        ONE,
                        factor(gradients.addsParameters()),
                        tensor,
                        at(places.x()),
                        tensor,
                        at(gradients.y()),
                        tensor,
                        at(gradients.x()),
                        descriptors.channels(shape),
                        at(places.weight()),
                        at(gradients.weight()),
                        at(gradients.bias()),
                        epsilon,
                        at(places.savedMean()),
                        at(places.savedScale())));
    }

    private static int softmaxAlgorithm(boolean logarithm) {
        return logarithm ? cudnnSoftmaxAlgorithm.CUDNN_SOFTMAX_LOG : cudnnSoftmaxAlgorithm.CUDNN_SOFTMAX_ACCURATE;
    }

    @Override
    public void softmax(TensorShape shape, boolean logarithm, long x, long y) {
        cudnnTensorDescriptor tensor = descriptors.tensor(shape);
        Status.dnn(
                "cudnnSoftmaxForward",
                JCudnn.cudnnSoftmaxForward(
                        handle, softmaxAlgorithm(logarithm), CHANNELS, ONE, tensor, at(x), ZERO, tensor, at(y)));
    }

    @Override
    public void softmaxGradient(
            TensorShape shape, boolean logarithm, long y, long yGradient, long xGradient, boolean adds) {
        cudnnTensorDescriptor tensor = descriptors.tensor(shape);
        Status.dnn(
                "cudnnSoftmaxBackward",
                JCudnn.cudnnSoftmaxBackward(
                        handle,
                        softmaxAlgorithm(logarithm),
                        CHANNELS,
                        ONE,
                        tensor,
                        at(y),
                        tensor,
                        at(yGradient),
                        factor(adds),
                        tensor,
                        at(xGradient)));
    }

    @Override
    public void close() {
        descriptors.close();
        JCudnn.cudnnDestroy(handle);
    }
}
