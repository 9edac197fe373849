/**
 * The only way to a GPU: {@link dev.netc.cuda.device.Device}, as narrow as the backend needs it, so that tests can put a simulated one in its
 * place. {@link dev.netc.cuda.device.CudaDevice} is the real one: the driver, cuDNN and cuBLAS through JCuda.
 */
package dev.netc.cuda.device;
