/**
 * What cuDNN and cuBLAS do not have: small kernels in PTX, which the driver compiles, and how each is launched.
 *
 * <p>A kernel is written in Java as the formula that it computes: a {@link dev.netc.cuda.ptx.Value} is a register, an operation on it writes
 * an instruction, and {@link dev.netc.cuda.ptx.Kernel} knows parameters, loops over a grid and barriers. Classes named {@code ...Kernels} write
 * them, {@link dev.netc.cuda.ptx.PtxModule} is the text of all, and classes named {@code ...Launches} say with what grid and arguments each is
 * launched. {@code PtxInterpreter}, in the tests, runs the same text where there is no device.
 *
 * <p>Results are the same to the bit in every run: a sum is made by one thread, or by a block in a tree ({@link
 * dev.netc.cuda.ptx.BlockFold}), always in the same order, and a gradient is fetched by the element that it flows to. What changes from one
 * step to the next is read from memory, so that launches can be captured in a graph.
 */
package dev.netc.cuda.ptx;
