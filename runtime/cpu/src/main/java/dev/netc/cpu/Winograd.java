package dev.netc.cpu;

import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Window;
import java.util.Optional;

/**
 * Winograd's convolution with tiles of four by four results: a filter g of r x r elements and a tile d of the image, of r + 3 rows and
 * columns, give Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A, with (r + 3)² products where the sums themselves take 16 r²: a quarter of them for a 3 x 3 filter,
 * 16% for one of 5 x 5. Over many channels these are products of matrices.
 *
 * <p>The image's gradient comes from the same matrices, as B[(G g Gᵀ) ⊙ (A dy Aᵀ)]Bᵀ, and the filter's as Gᵀ[(Bᵀ d B) ⊙ (A dy Aᵀ)]G.
 *
 * <p>A, B and G evaluate polynomials at the points 0, 1, -1, 1/2, -2 and infinity for a 3 x 3 filter; their rounding errors are three to four
 * times those of the sums, a third less than with the customary 2 and -2. For one of 5 x 5 the points are 0, 1, -1, 2, -2, 1/2, -1/2 and
 * infinity, and the errors six to eight times those of the sums, some millionths of the largest number; still larger tiles lose digits.
 *
 * <p>If a 3 x 3 filter moves by two, its first and last elements meet even rows of the tile, like a filter of two elements that moves by one,
 * and take the points 0, 1, -1, 1/2 and infinity; the one between them meets the odd rows, with a product for each result. The same for
 * columns. So nine by nine products stand for 144, and the errors are half as large again as those of the sums.
 *
 * <p>Source: A. Lavin and S. Gray, <i>Fast Algorithms for Convolutional Neural Networks</i>, 2015; the choice of the points: B.
 * Barabasz et al., <i>Error Analysis and Improving the Accuracy of Winograd Convolution for Deep Neural Networks</i>, 2018.
 *
 * @param kernel r: 3 or 5
 * @param stride by how many rows and columns filters move: 1, or 2 for filters of 3 x 3
 */
record Winograd(int kernel, int stride) {

    /** Rows and columns of a tile's results: m. */
    static final int RESULTS = 4;

    /** Products of the largest tile. */
    static final int MOST_PRODUCTS = new Winograd(3, 2).products();

    /** What transforming an element of a tile takes, in multiply-adds of its products; measured. */
    private static final double TRANSFORM = 6;

    /** And in one that reaches beyond the image. */
    private static final double CUT_TRANSFORM = 11;

    /** The share of the sums' work below which it is faster. */
    private static final double WORTH = 0.8;

    /** With channels in the lanes: what a product takes, in those of the sums. */
    private static final double CHANNEL_PRODUCT = 1.2;

    /** What an element's transforms take there for each channel and filter. */
    private static final double CHANNEL_TRANSFORM = 42;

    /** The same for the gradient of weights, of which nothing is transformed back but at the end. */
    private static final double WEIGHTS_TRANSFORM = 18;

    /** What transforming a filter of one channel takes, for each element. */
    private static final double FILTER_TRANSFORM = 42;

    private static final double WORTH_BY_CHANNELS = 0.9;

    /** What transforms of tiles by which filters move by two take beside those of others: many of their elements are those of the tile. */
    private static final double STRIDED_TRANSFORM = 0.5;

    /** And what a product takes in sums over elements that are not neighbours. */
    private static final double STRIDED_SUM = 1.15;

    /** Rows and columns of a tile of the image. */
    int side() {
        return kernel + step() - stride;
    }

    /** How many rows or columns of the image lie between the beginnings of two tiles. */
    int step() {
        return RESULTS * stride;
    }

    /** Products of a tile. */
    int products() {
        return side() * side();
    }

    /** Rows and columns of a transformed filter: as many as of a tile, but where filters move by two one for all odd ones. */
    int filterSide() {
        return side() - (stride - 1) * (RESULTS - 1);
    }

    /** Elements of a transformed filter. */
    int filterElements() {
        return filterSide() * filterSide();
    }

    /** The element of a transformed filter that is a product's factor. */
    int filterElement(int product) {
        int last = filterSide() - 1;
        return Math.min(product / side(), last) * filterSide() + Math.min(product % side(), last);
    }

    /** The product at the points 1 and 1, which is part of each result, so that what is added to it is added to them all. */
    int one() {
        return side() + 1;
    }

    /** Tiles that cover so many rows or columns of results. */
    static int tiles(int count) {
        return Shares.ceil(count, RESULTS);
    }

    /** For a window that fits. */
    static Winograd of(Window window) {
        return new Winograd(window.height(), window.strideHeight());
    }

    /** For a convolution, if it is faster than the sums themselves. */
    static Optional<Winograd> of(ConvGeometry conv) {
        return fits(conv) ? Optional.of(of(conv.window())).filter(w -> w.pays(conv)) : Optional.empty();
    }

    /** For a convolution going forward with channels in the lanes, if it is faster than the sums themselves. */
    static Optional<Winograd> byChannels(Context context, ConvGeometry conv) {
        return byChannels(context, conv, conv.batch(), CHANNEL_TRANSFORM, WORTH_BY_CHANNELS);
    }

    /** For the gradient of its input, if it is faster. */
    static Optional<Winograd> ofInputGradient(Context context, ConvGeometry conv) {
        return fits(conv) && conv.window().strideHeight() == 1 ? byChannels(context, conv.turned()) : Optional.empty();
    }

    /**
     * For the gradient of a convolution's weights, if it is faster than the sums themselves.
     *
     * @param lanes how many samples each of the batch stands for
     */
    static Optional<Winograd> ofWeights(Context context, ConvGeometry conv, int lanes) {
        return byChannels(context, conv, conv.batch() * lanes, WEIGHTS_TRANSFORM, 1);
    }

    private static Optional<Winograd> byChannels(
            Context context, ConvGeometry conv, int samples, double transform, double worth) {
        if (!context.kernels().interleaves() || !fits(conv)) {
            return Optional.empty();
        }
        Winograd winograd = of(conv.window());
        int lanes = context.kernels().lanes();
        double channels = Shares.roundUp(conv.channels(), lanes);
        double filters = Shares.roundUp(conv.filters(), 2 * lanes);
        double elements = (double) samples * tiles(conv.rows()) * tiles(conv.columns()) * winograd.products();
        double products = elements * conv.channels() * filters * CHANNEL_PRODUCT;
        double filterElements = channels * filters * winograd.filterElements();
        double each = winograd.stride == 1 ? transform : transform * STRIDED_TRANSFORM;
        double transforms = elements * (channels + filters) * each + filterElements * FILTER_TRANSFORM;
        double sums = (double) samples * conv.rows() * conv.columns() * conv.weights() * winograd.sum();
        return products + transforms < sums * worth ? Optional.of(winograd) : Optional.empty();
    }

    /** What a product takes in the sums themselves. */
    private double sum() {
        return stride == 1 ? 1 : STRIDED_SUM;
    }

    private boolean pays(ConvGeometry conv) {
        double products = (double) conv.channels() * conv.filters();
        double sums = conv.rows() * conv.columns() * conv.window().area() * products * sum();
        int tiles = tiles(conv.rows()) * tiles(conv.columns());
        int whole = wholeTiles(conv.rows(), conv.window().padTop())
                * wholeTiles(conv.columns(), conv.window().padLeft());
        double transforms = whole * TRANSFORM + (tiles - whole) * CUT_TRANSFORM;
        double work = tiles * products + transforms * (conv.channels() + conv.filters());
        return work * products() < sums * WORTH;
    }

    /** Of the tiles along an axis, those that need nothing beyond the image. */
    private static int wholeTiles(int count, int pad) {
        return Math.max(0, count / RESULTS - (pad > 0 ? 2 : 0));
    }

    private static boolean fits(ConvGeometry conv) {
        Window window = conv.window();
        return (window.height() == 3 || window.height() == 5 && window.strideHeight() == 1)
                && window.width() == window.height()
                && window.strideHeight() <= 2
                && window.strideWidth() == window.strideHeight()
                && window.dilationHeight() == 1
                && window.dilationWidth() == 1
                && window.padTop() < window.height()
                && window.padLeft() < window.width()
                && conv.groups() == 1
                && conv.fill().equals(Fill.ZERO);
    }

    /**
     * Brings filters side by side, as {@link WinogradTiles#filter} reads them: for each channel of the source, and each element of the window, as many
     * of the result's channels as a vector has lanes.
     *
     * @param results how many of these; of the other lanes the numbers have no meaning
     * @param resultPitch how far apart the weights of two of them lie
     * @param sources channels of the source
     * @param sourcePitch how far apart the weights of two of these lie
     */
    void layOutFilters(
            float[] weights,
            int from,
            int results,
            int resultPitch,
            int sources,
            int sourcePitch,
            float[] to,
            int to0,
            int lanes) {
        int taps = kernel * kernel;
        if (sourcePitch == taps) {
            Transposition.copy(weights, from, resultPitch, results, 0, sources * taps, to, to0, lanes);
            return;
        }
        for (int i = 0; i < sources; i++) {
            int target = to0 + i * taps * lanes;
            Transposition.copy(weights, from + i * sourcePitch, resultPitch, results, 0, taps, to, target, lanes);
        }
    }
}
