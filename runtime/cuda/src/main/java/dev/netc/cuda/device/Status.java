package dev.netc.cuda.device;

import dev.netc.cuda.device.DeviceException.Kind;
import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;
import jcuda.jcublas.JCublas2;
import jcuda.jcublas.cublasStatus;
import jcuda.jcudnn.JCudnn;
import jcuda.jcudnn.cudnnStatus;

/** Turns what calls return into exceptions. */
final class Status {

    private Status() {}

    /** @throws DeviceException if a call of the driver failed */
    static void driver(String call, int result) {
        if (result == CUresult.CUDA_SUCCESS) {
            return;
        }
        String[] words = new String[1];
        JCudaDriver.cuGetErrorString(result, words);
        Kind kind = result == CUresult.CUDA_ERROR_OUT_OF_MEMORY ? Kind.OUT_OF_MEMORY : Kind.FAILED;
        throw new DeviceException(call, CUresult.stringFor(result) + " (" + words[0] + ")", kind);
    }

    /** @throws DeviceException if a call of cuDNN failed */
    static void dnn(String call, int result) {
        if (result == cudnnStatus.CUDNN_STATUS_SUCCESS) {
            return;
        }
        // cuDNN 9 says what it does not support with numbers of four digits, of which the first is the kind.
        String words = JCudnn.cudnnGetErrorString(result);
        throw new DeviceException(call, words, words.contains("NOT_SUPPORTED") ? Kind.NOT_SUPPORTED : Kind.FAILED);
    }

    /** @throws DeviceException if a call of cuBLAS failed */
    static void blas(String call, int result) {
        if (result != cublasStatus.CUBLAS_STATUS_SUCCESS) {
            Kind kind = result == cublasStatus.CUBLAS_STATUS_ALLOC_FAILED ? Kind.OUT_OF_MEMORY : Kind.FAILED;
            throw new DeviceException(call, JCublas2.cublasGetStatusName(result), kind);
        }
    }
}
