package dev.netc.cuda;

import dev.netc.cuda.device.Dnn;
import java.util.List;

/** Softmax over the channels, or its logarithm. */
record CudnnSoftmax(Dnn dnn, boolean logarithm, Activation x, Activation y) implements Operation {

    @Override
    public List<Task> forward() {
        return List.of(new Task("cudnnSoftmaxForward", () -> dnn.softmax(x.shape(), logarithm, x.at(), y.at())));
    }

    @Override
    public List<Task> backward(Wanted wanted) {
        if (!wanted.input()) {
            return List.of();
        }
        boolean adds = wanted.adds();
        return List.of(new Task(
                "cudnnSoftmaxBackward",
                () -> dnn.softmaxGradient(x.shape(), logarithm, y.at(), y.gradient(), x.gradient(), adds)));
    }
}
