package dev.netc.cuda.ptx;

/** The module's kernels, parsed once for all tests. */
final class Kernels {

    static final PtxInterpreter INTERPRETER = new PtxInterpreter(PtxModule.text());

    private Kernels() {}
}
