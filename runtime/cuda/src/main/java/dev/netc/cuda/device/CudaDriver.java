package dev.netc.cuda.device;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.JCudaDriver;
import jcuda.jcublas.JCublas2;
import jcuda.jcudnn.JCudnn;

/**
 * Whether this machine has what the backend needs, and what it is called. Loading natives can throw nearly anything, so everything is
 * caught here and told in words; what was found out is kept, as a virtual machine loads each library once.
 */
public final class CudaDriver {

    /** Volta; cuDNN 9 runs on nothing older. */
    private static final int OLDEST_MAJOR = 7;

    private static final int CUDNN_MAJOR = 9;
    private static final int NAME_BYTES = 256;

    private static Optional<String> obstacle;
    private static boolean hasBlas;

    private CudaDriver() {}

    /** Why the device cannot be used, in one line that says what to do; empty where it can. */
    public static synchronized Optional<String> obstacle() {
        if (obstacle == null) {
            obstacle = NativeLibrary.obstacle().or(CudaDriver::check);
        }
        return obstacle;
    }

    /** Whether there is a cuBLAS that JCublas can load. */
    static synchronized boolean hasBlas() {
        return hasBlas;
    }

    private static Optional<String> check() {
        return NativeLibrary.DRIVER
                .load(() -> checkDevice(JCudaDriver.cuInit(0)))
                .or(() -> NativeLibrary.DNN.load(() -> checkDnn(JCudnn.cudnnGetVersion())))
                .or(() -> {
                    hasBlas = NativeLibrary.BLAS
                            .load(() -> {
                                JCublas2.initialize();
                                return Optional.empty();
                            })
                            .isEmpty();
                    return Optional.empty();
                });
    }

    private static Optional<String> checkDevice(int result) {
        int[] count = new int[1];
        if (result != 0 || JCudaDriver.cuDeviceGetCount(count) != 0 || count[0] == 0) {
            return Optional.of(
                    "the NVIDIA driver finds no device; nvidia-smi says more, and CUDA_VISIBLE_DEVICES hides devices");
        }
        DeviceDescription device = describe(device());
        return device.major() >= OLDEST_MAJOR
                ? Optional.empty()
                : Optional.of(device.name() + " has compute capability " + device.major() + "." + device.minor()
                        + ", and cuDNN 9 needs " + OLDEST_MAJOR + ".0 or later");
    }

    private static Optional<String> checkDnn(long version) {
        return version / 10_000 == CUDNN_MAJOR
                ? Optional.empty()
                : Optional.of("expected cuDNN " + CUDNN_MAJOR + ", found version number " + version
                        + "; put its folder into LD_LIBRARY_PATH");
    }

    static CUdevice device() {
        Status.driver("cuInit", JCudaDriver.cuInit(0));
        CUdevice device = new CUdevice();
        Status.driver("cuDeviceGet", JCudaDriver.cuDeviceGet(device, 0));
        return device;
    }

    static DeviceDescription describe(CUdevice device) {
        byte[] name = new byte[NAME_BYTES];
        Status.driver("cuDeviceGetName", JCudaDriver.cuDeviceGetName(name, NAME_BYTES, device));
        long[] memory = new long[1];
        Status.driver("cuDeviceTotalMem", JCudaDriver.cuDeviceTotalMem(memory, device));
        return new DeviceDescription(
                new String(name, StandardCharsets.UTF_8).replace("\0", "").trim(),
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR),
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR),
                memory[0],
                versions());
    }

    private static int attribute(CUdevice device, int which) {
        int[] value = new int[1];
        Status.driver("cuDeviceGetAttribute", JCudaDriver.cuDeviceGetAttribute(value, which, device));
        return value[0];
    }

    private static String versions() {
        int[] driver = new int[1];
        Status.driver("cuDriverGetVersion", JCudaDriver.cuDriverGetVersion(driver));
        return "driver for CUDA " + driver[0] / 1000 + "." + driver[0] % 1000 / 10;
    }
}
