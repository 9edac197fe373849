package dev.netc.cuda.device;

import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;

/** A place in the device's memory, in the forms that JCuda takes. */
final class Address {

    private static final CUdeviceptr ZERO = new CUdeviceptr();

    private Address() {}

    /** For the libraries. */
    static Pointer pointer(long address) {
        return new Given(address);
    }

    /** For the driver. */
    static CUdeviceptr device(long address) {
        return ZERO.withByteOffset(address);
    }

    /** A number as an address. */
    private static final class Given extends Pointer {

        Given(long address) {
            super(address);
        }
    }

    /** What the driver gave, as a number. */
    static final class Allocated extends CUdeviceptr {

        long address() {
            return getNativePointer() + getByteOffset();
        }
    }
}
