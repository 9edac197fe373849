package dev.netc.cuda.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What linkers say, and what a person is told of it. */
class NativeLibraryTest {

    private static String told(NativeLibrary library, String message) {
        return library.load(() -> {
                    throw new UnsatisfiedLinkError(message);
                })
                .orElseThrow();
    }

    @Test
    void aMissingLibraryIsNamed() {
        assertEquals(
                "expected an NVIDIA driver, found no libcuda.so.1; install one, such as the package nvidia-driver-580, or"
                        + " give the container the device",
                told(
                        NativeLibrary.DRIVER,
                        "Error while loading native library\nlibJCudaDriver.so: libcuda.so.1: cannot open shared object"
                                + " file: No such file or directory"));
    }

    @Test
    void anotherVersionIsNamed() {
        assertEquals(
                "expected cuBLAS 12, found another version (version `libcublas.so.12' not found (required by x)); install"
                        + " it, and put its folder into LD_LIBRARY_PATH",
                told(NativeLibrary.BLAS, "libcublas.so: version `libcublas.so.12' not found (required by x)"));
    }

    @Test
    void missingNativesAreNamed() {
        assertEquals(
                "the natives for cuDNN 9 cannot be loaded (Error while loading native library \"JCudnn\"); add org.jcuda's"
                        + " natives 12.6.0 for this platform to the class path",
                told(NativeLibrary.DNN, "Error while loading native library \"JCudnn\"\nOperating system name: Linux"));
    }

    @Test
    void whatWorksHasNoReason() {
        assertEquals(Optional.empty(), NativeLibrary.DNN.load(Optional::empty));
    }
}
