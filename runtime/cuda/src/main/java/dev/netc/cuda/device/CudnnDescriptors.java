package dev.netc.cuda.device;

import dev.netc.runtime.operator.Window;
import java.util.HashMap;
import java.util.Map;
import jcuda.jcudnn.JCudnn;
import jcuda.jcudnn.cudnnActivationDescriptor;
import jcuda.jcudnn.cudnnActivationMode;
import jcuda.jcudnn.cudnnConvolutionDescriptor;
import jcuda.jcudnn.cudnnConvolutionMode;
import jcuda.jcudnn.cudnnDataType;
import jcuda.jcudnn.cudnnFilterDescriptor;
import jcuda.jcudnn.cudnnNanPropagation;
import jcuda.jcudnn.cudnnTensorDescriptor;
import jcuda.jcudnn.cudnnTensorFormat;

/** What cuDNN wants to have described, each made once. */
final class CudnnDescriptors implements AutoCloseable {

    private static final int FLOAT = cudnnDataType.CUDNN_DATA_FLOAT;
    private static final int NCHW = cudnnTensorFormat.CUDNN_TENSOR_NCHW;

    private record Filter(int outputs, int inputs, int height, int width) {}

    private record Sliding(Window window, int groups, int mathType) {}

    private final Map<TensorShape, cudnnTensorDescriptor> tensors = new HashMap<>();
    private final Map<Filter, cudnnFilterDescriptor> filters = new HashMap<>();
    private final Map<Sliding, cudnnConvolutionDescriptor> convolutions = new HashMap<>();
    private cudnnActivationDescriptor relu;

    cudnnTensorDescriptor tensor(TensorShape shape) {
        return tensors.computeIfAbsent(shape, CudnnDescriptors::createTensor);
    }

    /** A number for each channel. */
    cudnnTensorDescriptor channels(TensorShape shape) {
        return tensor(new TensorShape(1, shape.channels(), 1, 1));
    }

    private static cudnnTensorDescriptor createTensor(TensorShape shape) {
        cudnnTensorDescriptor tensor = new cudnnTensorDescriptor();
        Status.dnn("cudnnCreateTensorDescriptor", JCudnn.cudnnCreateTensorDescriptor(tensor));
        Status.dnn(
                "cudnnSetTensor4dDescriptor of " + shape,
                JCudnn.cudnnSetTensor4dDescriptor(
                        tensor, NCHW, FLOAT, shape.batch(), shape.channels(), shape.height(), shape.width()));
        return tensor;
    }

    cudnnFilterDescriptor filter(ConvolutionShape shape) {
        Window window = shape.window();
        int inputs = shape.x().channels() / shape.groups();
        return filters.computeIfAbsent(
                new Filter(shape.y().channels(), inputs, window.height(), window.width()),
                CudnnDescriptors::createFilter);
    }

    private static cudnnFilterDescriptor createFilter(Filter sizes) {
        cudnnFilterDescriptor filter = new cudnnFilterDescriptor();
        Status.dnn("cudnnCreateFilterDescriptor", JCudnn.cudnnCreateFilterDescriptor(filter));
        Status.dnn(
                "cudnnSetFilter4dDescriptor",
                JCudnn.cudnnSetFilter4dDescriptor(
                        filter, FLOAT, NCHW, sizes.outputs, sizes.inputs, sizes.height, sizes.width));
        return filter;
    }

    cudnnConvolutionDescriptor convolution(ConvolutionShape shape, int mathType) {
        return convolutions.computeIfAbsent(
                new Sliding(shape.window(), shape.groups(), mathType), CudnnDescriptors::createConvolution);
    }

    private static cudnnConvolutionDescriptor createConvolution(Sliding sliding) {
        Window window = sliding.window;
        cudnnConvolutionDescriptor convolution = new cudnnConvolutionDescriptor();
        Status.dnn("cudnnCreateConvolutionDescriptor", JCudnn.cudnnCreateConvolutionDescriptor(convolution));
        Status.dnn(
                "cudnnSetConvolution2dDescriptor",
                JCudnn.cudnnSetConvolution2dDescriptor(
                        convolution,
                        window.padTop(),
                        window.padLeft(),
                        window.strideHeight(),
                        window.strideWidth(),
                        window.dilationHeight(),
                        window.dilationWidth(),
                        cudnnConvolutionMode.CUDNN_CROSS_CORRELATION,
                        FLOAT));
        Status.dnn("cudnnSetConvolutionGroupCount", JCudnn.cudnnSetConvolutionGroupCount(convolution, sliding.groups));
        Status.dnn("cudnnSetConvolutionMathType", JCudnn.cudnnSetConvolutionMathType(convolution, sliding.mathType));
        return convolution;
    }

    cudnnActivationDescriptor relu() {
        if (relu == null) {
            relu = new cudnnActivationDescriptor();
            Status.dnn("cudnnCreateActivationDescriptor", JCudnn.cudnnCreateActivationDescriptor(relu));
            Status.dnn(
                    "cudnnSetActivationDescriptor",
                    JCudnn.cudnnSetActivationDescriptor(
                            relu,
                            cudnnActivationMode.CUDNN_ACTIVATION_RELU,
                            cudnnNanPropagation.CUDNN_PROPAGATE_NAN,
                            0));
        }
        return relu;
    }

    @Override
    public void close() {
        tensors.values().forEach(JCudnn::cudnnDestroyTensorDescriptor);
        filters.values().forEach(JCudnn::cudnnDestroyFilterDescriptor);
        convolutions.values().forEach(JCudnn::cudnnDestroyConvolutionDescriptor);
        if (relu != null) {
            JCudnn.cudnnDestroyActivationDescriptor(relu);
        }
    }
}
