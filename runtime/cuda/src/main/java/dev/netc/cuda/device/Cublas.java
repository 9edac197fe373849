package dev.netc.cuda.device;

import dev.netc.runtime.backend.Precision;
import jcuda.Pointer;
import jcuda.cudaDataType;
import jcuda.jcublas.JCublas2;
import jcuda.jcublas.cublasComputeType;
import jcuda.jcublas.cublasGemmAlgo;
import jcuda.jcublas.cublasHandle;
import jcuda.jcublas.cublasOperation;
import jcuda.runtime.cudaStream_t;

/** cuBLAS 12 through JCublas2. */
final class Cublas implements Blas, AutoCloseable {

    /** What NVIDIA recommends for the newest devices; given once, so that nothing is allocated while a graph is written down. */
    private static final long WORKSPACE = 32L << 20;

    private static final Pointer ZERO = Pointer.to(new float[] {0});
    private static final Pointer ONE = Pointer.to(new float[] {1});

    private final cublasHandle handle = new cublasHandle();
    private final CudaMemory memory;
    private final long workspace;
    private final int arithmetic;

    Cublas(CudaStream stream, CudaMemory memory, Precision precision) {
        this.memory = memory;
        arithmetic = switch (precision) {
            case FLOAT32 -> cublasComputeType.CUBLAS_COMPUTE_32F;
            case TF32 -> cublasComputeType.CUBLAS_COMPUTE_32F_FAST_TF32;
            case BF16 -> cublasComputeType.CUBLAS_COMPUTE_32F_FAST_16BF;
        };
        workspace = memory.allocate(WORKSPACE);
        try {
            Status.blas("cublasCreate", JCublas2.cublasCreate(handle));
            Status.blas("cublasSetStream", JCublas2.cublasSetStream(handle, new cudaStream_t(stream.stream())));
            Status.blas(
                    "cublasSetWorkspace", JCublas2.cublasSetWorkspace(handle, Address.pointer(workspace), WORKSPACE));
        } catch (DeviceException e) {
            close();
            throw e;
        }
    }

    @Override
    public void multiply(MatrixProduct product) {
        Status.blas(
                "cublasGemmEx",
                JCublas2.cublasGemmEx_new(
                        handle,
                        operation(product.transposesA()),
                        operation(product.transposesB()),
                        product.m(),
                        product.n(),
                        product.k(),
                        ONE,
                        Address.pointer(product.a()),
                        cudaDataType.CUDA_R_32F,
                        product.lda(),
                        Address.pointer(product.b()),
                        cudaDataType.CUDA_R_32F,
                        product.ldb(),
                        product.adds() ? ONE : ZERO,
                        Address.pointer(product.c()),
                        cudaDataType.CUDA_R_32F,
                        product.ldc(),
                        arithmetic,
                        cublasGemmAlgo.CUBLAS_GEMM_DEFAULT));
    }

    private static int operation(boolean transposes) {
        return transposes ? cublasOperation.CUBLAS_OP_T : cublasOperation.CUBLAS_OP_N;
    }

    @Override
    public void close() {
        JCublas2.cublasDestroy(handle);
        memory.free(workspace);
    }
}
