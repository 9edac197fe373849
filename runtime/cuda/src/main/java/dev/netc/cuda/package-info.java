/**
 * The backend for NVIDIA GPUs. A {@link dev.netc.cuda.CudaSession} holds a model's parameters on the device. When a program is prepared, each
 * value gets a place in one piece of the device's memory by its lifetime ({@link dev.netc.cuda.Buffers}, as on the CPU), {@link
 * dev.netc.cuda.OperationFactory} binds an operation to each step, and that says what the step begins on the device: a list of {@link
 * dev.netc.cuda.Task}s, which never changes. So a whole pass can be written down as a CUDA graph ({@link dev.netc.cuda.Replay}); what does
 * change from step to step, such as rates and targets, lies in the device's memory.
 *
 * <ul>
 *   <li>Layers with weights are three {@link dev.netc.cuda.Products}: of cuDNN ({@link dev.netc.cuda.CudnnProducts}, by the algorithms that
 *       {@link dev.netc.cuda.Algorithms} measured) or of cuBLAS ({@link dev.netc.cuda.CublasProducts}). {@link
 *       dev.netc.cuda.WeightedLayer} adds bias and relu, where cuDNN does not do that in one.
 *   <li>{@link dev.netc.cuda.CudnnBatchNormalization} and {@link dev.netc.cuda.CudnnSoftmax} are cuDNN's. Everything else is kernels of our
 *       own ({@link dev.netc.cuda.ptx}), pooling too: cuDNN does not say which of equal elements gets the gradient.
 *   <li>{@link dev.netc.cuda.TrainingStep} is what a trainer runs again and again; {@link dev.netc.cuda.InputFeed} brings the next batch
 *       meanwhile.
 *   <li>What is taken from the device is in {@link dev.netc.cuda.Holdings}, which give all of it back.
 * </ul>
 */
package dev.netc.cuda;
