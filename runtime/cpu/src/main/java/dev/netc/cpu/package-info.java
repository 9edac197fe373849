/**
 * The CPU backend. A {@link dev.netc.cpu.CpuSession} holds the parameters of a model in one array and the threads that compute; when a
 * program is prepared, {@link dev.netc.runtime.backend.Sharing} finds the values that can lie in another's place, {@link dev.netc.cpu.Buffers} gives
 * all others a place in one arena by their lifetimes, and {@link dev.netc.cpu.Operations} binds an operation to each step. Values
 * are N x C x H x W, row-major, or, where batch and operators allow it, have their samples interleaved ({@link dev.netc.cpu.Layouts}): an
 * element of as many samples as a vector has lanes lies together, which is the faster layout. Most operations work on either
 * ({@link dev.netc.cpu.Activation}); those of which the layout decides the kernel exist twice.
 *
 * <p>{@code netc plan} names the class that runs each layer of a network. Which file runs what, and why so:
 *
 * <ul>
 *   <li>{@link dev.netc.cpu.LaneConvForward}, {@link dev.netc.cpu.LaneConvInputGradient}, {@link dev.netc.cpu.LaneConvWeightGradient}: the
 *       three products of a convolution over interleaved samples; each element of a window is a vector, so no border is wasted and no
 *       stride hurts. The first two are one product ({@link dev.netc.cpu.LaneConvProduct}): {@link dev.netc.cpu.LaneAxis} says which
 *       elements meet at a place, so that padding is left out instead of multiplied, and {@link dev.netc.cpu.LanePlaces} which places are
 *       computed together. {@link dev.netc.cpu.LaneLinearForward}, {@link dev.netc.cpu.LaneLinearGradient} and {@link
 *       dev.netc.cpu.LaneMaxPooling}: likewise; {@link dev.netc.cpu.LaneLinearInnerProducts} is the first where samples fill one vector at
 *       most.
 *   <li>{@link dev.netc.cpu.LanePointwiseConvolution} is the first two where windows have one element, {@link
 *       dev.netc.cpu.LaneDepthwiseForward} the first where each channel has one filter. In a prediction {@link
 *       dev.netc.cpu.FoldedNormalization} makes a batch norm part of the weights before it.
 *   <li>{@link dev.netc.cpu.LaneWinogradForward}, {@link dev.netc.cpu.LaneWinogradInputGradient}: the first two where windows of 3 x 3
 *       move by one or two, or of 5 x 5 by one, and channels are many, with 16 to 56% of the multiplications ({@link dev.netc.cpu.Winograd}).
 *       {@link dev.netc.cpu.WinogradConvolution} is the first, and where windows move by one the second, in N x C x H x W, and {@link
 *       dev.netc.cpu.WinogradWeightGradient} the third in either layout: these have channels in the lanes ({@link
 *       dev.netc.cpu.ChannelTiles}), but for the image of the third where samples are interleaved ({@link dev.netc.cpu.SampleTiles}).
 *   <li>{@link dev.netc.cpu.ConvForward}, {@link dev.netc.cpu.ConvInputGradient}: the first two products of a convolution, sample by sample;
 *       {@link dev.netc.cpu.ConvWeightGradientByChannels} is the third where channels fill vectors, {@link
 *       dev.netc.cpu.ConvWeightGradientByPlaces} where they do not, or windows of one element move over large planes. With a filter a channel,
 *       {@link dev.netc.cpu.DepthwiseForward} and {@link dev.netc.cpu.DepthwiseGradient} are all three for windows of 3 x 3, and {@link
 *       dev.netc.cpu.DepthwiseWeightGradient} is the third for others. None makes an im2col matrix: an image is padded and taken apart by the
 *       stride ({@link dev.netc.cpu.Patch}), and then every window element is the same rows of it, shifted, which a table of offsets says. A
 *       transposed convolution ({@link dev.netc.cpu.TransposedConvolution}) is the same kernels in other roles.
 *   <li>{@link dev.netc.cpu.GatheredConvForward}, {@link dev.netc.cpu.ScatteredConvInputGradient}, {@link dev.netc.cpu.ConvWeightGradient}:
 *       the three without the Vector API, with parts of an im2col matrix, for C2 makes vectors of loops over long rows; {@link
 *       dev.netc.cpu.ConvWeightGradientByPairs} is the third where filters have few weights.
 *   <li>{@link dev.netc.cpu.LinearForward}, {@link dev.netc.cpu.LinearInputGradient}, {@link dev.netc.cpu.LinearWeightGradient}: the
 *       weights are read as they lie; the smaller operand, batch or output gradient, is transposed.
 *   <li>{@link dev.netc.cpu.BatchNormalization} has the statistics of channels, {@link dev.netc.cpu.NormalizedPlanes} and, for interleaved
 *       samples without height and width, {@link dev.netc.cpu.NormalizedVectors} read and write their numbers.
 *   <li>{@link dev.netc.cpu.MatrixProduct} cuts products into blocks for the caches; the tiles in registers, of which
 *       {@link dev.netc.cpu.PanelTiles} do most of the work, {@link dev.netc.cpu.RowTiles}, {@link dev.netc.cpu.DotTiles}, {@link
 *       dev.netc.cpu.LaneTiles} and {@link dev.netc.cpu.TapTiles}, and Winograd's transforms are written by the build ({@code
 *       src/build/java/TileGenerator.java}).
 *   <li>{@link dev.netc.cpu.Kernels} are the inner loops that are written twice: with the Vector API
 *       ({@link dev.netc.cpu.VectorKernels}), and without ({@link dev.netc.cpu.PlainKernels}); so are those of the optimizers,
 *       {@link dev.netc.cpu.UpdateKernels}, and those of a filter a channel, {@link dev.netc.cpu.DepthwiseKernels}.
 *   <li>{@link dev.netc.cpu.Prefetch} reads ahead what interleaved convolutions take of an image that no second-level cache holds.
 *   <li>{@link dev.netc.cpu.WorkerTeam} has all threads do their share of a kernel; {@link dev.netc.cpu.Shares} says which, by position
 *       alone, so that results are the same to the bit in every run with as many threads.
 * </ul>
 */
package dev.netc.cpu;
