package dev.netc.cpu;

/** Chooses, once for the JVM, between the Vector API and plain Java. The classes of the Vector API are loaded only where its module is. */
final class KernelsChoice {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final Kernels CHOSEN = choose();

    private KernelsChoice() {}

    static Kernels kernels() {
        return CHOSEN;
    }

    /** Whether this virtual machine has the Vector API. */
    static boolean hasVectors() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }

    private static Kernels choose() {
        if (hasVectors()) {
            return new VectorKernels();
        }
        if (!Boolean.getBoolean("netc.quiet")) {
            System.err.println("netc: running without the Vector API, several times slower; pass --add-modules "
                    + VECTOR_MODULE + " to java");
        }
        return new PlainKernels();
    }
}
