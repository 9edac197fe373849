package dev.netc.cuda.device;

import java.util.ArrayList;
import java.util.List;
import jcuda.Pointer;
import jcuda.jcudnn.JCudnn;
import jcuda.jcudnn.cudnnConvolutionBwdDataAlgo;
import jcuda.jcudnn.cudnnConvolutionBwdDataAlgoPerf;
import jcuda.jcudnn.cudnnConvolutionBwdFilterAlgo;
import jcuda.jcudnn.cudnnConvolutionBwdFilterAlgoPerf;
import jcuda.jcudnn.cudnnConvolutionDescriptor;
import jcuda.jcudnn.cudnnConvolutionFwdAlgo;
import jcuda.jcudnn.cudnnConvolutionFwdAlgoPerf;
import jcuda.jcudnn.cudnnDeterminism;
import jcuda.jcudnn.cudnnFilterDescriptor;
import jcuda.jcudnn.cudnnHandle;
import jcuda.jcudnn.cudnnStatus;
import jcuda.jcudnn.cudnnTensorDescriptor;

/** Has cuDNN run its algorithms for one convolution and measure them. The three products differ in nothing but their types. */
final class CudnnMeasurement {

    /** More than there are, in every arithmetic. */
    private static final int MANY = 32;

    private final cudnnHandle handle;
    private final cudnnTensorDescriptor xShape;
    private final cudnnFilterDescriptor weightShape;
    private final cudnnTensorDescriptor yShape;
    private final cudnnConvolutionDescriptor convolution;
    private final Scratch workspace;
    private final int[] found = new int[1];
    private final List<ConvolutionAlgorithm> working = new ArrayList<>();

    CudnnMeasurement(
            cudnnHandle handle, CudnnDescriptors descriptors, ConvolutionShape shape, int mathType, Scratch workspace) {
        this.handle = handle;
        this.workspace = workspace;
        xShape = descriptors.tensor(shape.x());
        weightShape = descriptors.filter(shape);
        yShape = descriptors.tensor(shape.y());
        convolution = descriptors.convolution(shape, mathType);
    }

    List<ConvolutionAlgorithm> run(ConvolutionProduct product, Pointer x, Pointer weight, Pointer y) {
        switch (product) {
            case FORWARD -> forward(x, weight, y);
            case INPUT_GRADIENT -> inputGradient(x, weight, y);
            case WEIGHT_GRADIENT -> weightGradient(x, weight, y);
        }
        return working;
    }

    private Pointer memory() {
        return Address.pointer(workspace.address());
    }

    private void forward(Pointer x, Pointer weight, Pointer y) {
        var results = new cudnnConvolutionFwdAlgoPerf[MANY];
        for (int i = 0; i < MANY; i++) {
            results[i] = new cudnnConvolutionFwdAlgoPerf();
        }
        Status.dnn(
                "cudnnFindConvolutionForwardAlgorithmEx",
                JCudnn.cudnnFindConvolutionForwardAlgorithmEx(
                        handle,
                        xShape,
                        x,
                        weightShape,
                        weight,
                        convolution,
                        yShape,
                        y,
                        MANY,
                        found,
                        results,
                        memory(),
                        workspace.bytes()));
        for (int i = 0; i < found[0]; i++) {
            var each = results[i];
            String name = cudnnConvolutionFwdAlgo.stringFor(each.algo);
            add(name, each.algo, each.status, each.mathType, each.time, each.memory, each.determinism);
        }
    }

    private void inputGradient(Pointer x, Pointer weight, Pointer y) {
        var results = new cudnnConvolutionBwdDataAlgoPerf[MANY];
        for (int i = 0; i < MANY; i++) {
            results[i] = new cudnnConvolutionBwdDataAlgoPerf();
        }
        Status.dnn(
                "cudnnFindConvolutionBackwardDataAlgorithmEx",
                JCudnn.cudnnFindConvolutionBackwardDataAlgorithmEx(
                        handle,
                        weightShape,
                        weight,
                        yShape,
                        y,
                        convolution,
                        xShape,
                        x,
                        MANY,
                        found,
                        results,
                        memory(),
                        workspace.bytes()));
        for (int i = 0; i < found[0]; i++) {
            var each = results[i];
            String name = cudnnConvolutionBwdDataAlgo.stringFor(each.algo);
            add(name, each.algo, each.status, each.mathType, each.time, each.memory, each.determinism);
        }
    }

    private void weightGradient(Pointer x, Pointer weight, Pointer y) {
        var results = new cudnnConvolutionBwdFilterAlgoPerf[MANY];
        for (int i = 0; i < MANY; i++) {
            results[i] = new cudnnConvolutionBwdFilterAlgoPerf();
        }
        Status.dnn(
                "cudnnFindConvolutionBackwardFilterAlgorithmEx",
                JCudnn.cudnnFindConvolutionBackwardFilterAlgorithmEx(
                        handle,
                        xShape,
                        x,
                        yShape,
                        y,
                        convolution,
                        weightShape,
                        weight,
                        MANY,
                        found,
                        results,
                        memory(),
                        workspace.bytes()));
        for (int i = 0; i < found[0]; i++) {
            var each = results[i];
            String name = cudnnConvolutionBwdFilterAlgo.stringFor(each.algo);
            add(name, each.algo, each.status, each.mathType, each.time, each.memory, each.determinism);
        }
    }

    private void add(String name, int number, int status, int math, float time, long memory, int determinism) {
        if (status == cudnnStatus.CUDNN_STATUS_SUCCESS) {
            boolean deterministic = determinism == cudnnDeterminism.CUDNN_DETERMINISTIC;
            working.add(new ConvolutionAlgorithm(
                    number, name.replace("CUDNN_CONVOLUTION_", ""), math, time, memory, deterministic));
        }
    }
}
