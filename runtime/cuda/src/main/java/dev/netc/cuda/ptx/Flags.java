package dev.netc.cuda.ptx;

/** Yes and no, as kernels take them. */
final class Flags {

    private Flags() {}

    static int of(boolean flag) {
        return flag ? 1 : 0;
    }
}
