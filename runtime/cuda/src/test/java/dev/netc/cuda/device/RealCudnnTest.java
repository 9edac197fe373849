package dev.netc.cuda.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netc.runtime.operator.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jcuda.jcudnn.JCudnn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what is believed of convolutions' sizes to cuDNN itself, which says it without a device; it has to be installed. */
class RealCudnnTest {

    private static final int MATH = 3;

    @BeforeEach
    void requireCudnn() {
        Optional<String> reason = NativeLibrary.DNN.load(() -> {
            JCudnn.cudnnGetVersion();
            return Optional.empty();
        });
        assumeTrue(reason.isEmpty(), () -> "no cuDNN: " + reason.get());
    }

    static Stream<Window> windows() {
        List<Window> windows = new ArrayList<>();
        for (int size = 1; size <= 5; size += 2) {
            for (int stride = 1; stride <= 3; stride++) {
                for (int pad = 0; pad <= 2; pad++) {
                    for (int dilation = 1; dilation <= 2; dilation++) {
                        windows.add(Window.of(size, size + 1)
                                .stride(stride, 1)
                                .pad(pad, pad + 1)
                                .dilation(dilation, 1));
                    }
                }
            }
        }
        return windows.stream();
    }

    @ParameterizedTest
    @MethodSource("windows")
    void outputSizesAreThose(Window window) {
        TensorShape x = new TensorShape(2, 4, 28, 17);
        ConvolutionShape any = new ConvolutionShape(x, new TensorShape(2, 6, 1, 1), window, 2);
        int[] batch = new int[1];
        int[] channels = new int[1];
        int[] height = new int[1];
        int[] width = new int[1];
        try (CudnnDescriptors descriptors = new CudnnDescriptors()) {
            Status.dnn(
                    "cudnnGetConvolution2dForwardOutputDim",
                    JCudnn.cudnnGetConvolution2dForwardOutputDim(
                            descriptors.convolution(any, MATH),
                            descriptors.tensor(x),
                            descriptors.filter(any),
                            batch,
                            channels,
                            height,
                            width));
        }
        TensorShape y = new TensorShape(batch[0], channels[0], height[0], width[0]);
        assertEquals(new TensorShape(2, 6, y.height(), y.width()), y);
        assertTrue(new ConvolutionShape(x, y, window, 2).isSymmetric(), y.toString());
        TensorShape larger = new TensorShape(2, 6, y.height() + 1, y.width());
        assertFalse(new ConvolutionShape(x, larger, window, 2).isSymmetric(), larger.toString());
    }
}
