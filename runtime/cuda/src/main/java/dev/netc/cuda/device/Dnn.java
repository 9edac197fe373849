package dev.netc.cuda.device;

import java.util.List;

/** What cuDNN computes. All numbers are float32. */
public interface Dnn {

    /**
     * Runs each algorithm for a product on these numbers and measures it; the place of the result is overwritten.
     *
     * @return those that work with so much memory, fastest first
     */
    List<ConvolutionAlgorithm> measure(
            ConvolutionProduct product, ConvolutionShape shape, long x, long weight, long y, Scratch workspace);

    /**
     * Computes one of x, weight and y, or its gradient, from the two others.
     *
     * @param adds whether the result grows or is set
     */
    void convolve(
            ConvolutionProduct product,
            ConvolutionShape shape,
            ConvolutionAlgorithm algorithm,
            long x,
            long weight,
            long y,
            boolean adds,
            Scratch workspace);

    /** y = relu(convolution of x + bias), in one; {@link DeviceException.Kind#NOT_SUPPORTED} where this algorithm cannot. */
    void convolveWithRelu(
            ConvolutionShape shape,
            ConvolutionAlgorithm algorithm,
            long x,
            long weight,
            long bias,
            long y,
            Scratch workspace);

    /** Batch normalization in training. */
    void normalizeBatch(TensorShape shape, BatchNormPlaces places, double momentum, double epsilon);

    /** Batch normalization by running statistics. */
    void normalizeFixed(TensorShape shape, BatchNormPlaces places, double epsilon);

    void batchNormGradient(TensorShape shape, BatchNormPlaces places, BatchNormGradients gradients, double epsilon);

    /** Softmax over c, or its logarithm. */
    void softmax(TensorShape shape, boolean logarithm, long x, long y);

    void softmaxGradient(TensorShape shape, boolean logarithm, long y, long yGradient, long xGradient, boolean adds);
}
