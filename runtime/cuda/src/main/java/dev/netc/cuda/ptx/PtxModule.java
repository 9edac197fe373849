package dev.netc.cuda.ptx;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All kernels as one text in PTX, which the driver compiles for the device that it finds. */
public final class PtxModule {

    /** PTX 7.0 came with CUDA 11.0, and every later driver reads it; sm_70 asks for Volta or what came after. */
    private static final String HEADER = ".version 7.0\n.target sm_70\n.address_size 64\n";

    private static final String TEXT = Stream.of(
                    ElementwiseKernels.all(),
                    ReductionKernels.all(),
                    DropoutKernels.all(),
                    LossKernels.all(),
                    OptimizerKernels.all(),
                    ArrangementKernels.all(),
                    PaddingKernels.all(),
                    MaxPoolKernels.all(),
                    MeanPoolKernels.all(),
                    ProductKernels.all(),
                    NormalizationKernels.all(),
                    ResponseKernels.all())
            .flatMap(List::stream)
            .map(Kernel::text)
            .collect(Collectors.joining("\n", HEADER + "\n", ""));

    private PtxModule() {}

    /** The text, for {@code cuModuleLoadDataEx}. */
    public static String text() {
        return TEXT;
    }
}
