package dev.netc.cpu;

import dev.netc.runtime.operator.Window;
import java.util.Optional;

/**
 * Winograd's convolution with tiles of six by six: a filter of r x r elements and a tile d of the image give m x m results, m + r = 7, as
 * Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A, with 36 products where the sums themselves take m² r²: a quarter of them for a 3 x 3 filter, 36% for one of
 * 5 x 5. Over many channels the products are 36 products of matrices.
 *
 * <p>The image's gradient comes from the same matrices, as B[(G g Gᵀ) ⊙ (A dy Aᵀ)]Bᵀ.
 *
 * <p>A, B and G evaluate polynomials at the points 0, 1, -1, 1/2, -2 and infinity. Their rounding errors are three to four times those
 * of the sums, a third less than with the customary 2 and -2; larger tiles would save more products, and lose digits.
 *
 * <p>Source: A. Lavin and S. Gray, <i>Fast Algorithms for Convolutional Neural Networks</i>, 2015; the choice of the points: B.
 * Barabasz et al., <i>Error Analysis and Improving the Accuracy of Winograd Convolution for Deep Neural Networks</i>, 2018.
 *
 * @param kernel r: 3 or 5
 */
record Winograd(int kernel) {

    /** Rows and columns of a tile. */
    static final int SIDE = 6;

    /** Products of a tile. */
    static final int PRODUCTS = SIDE * SIDE;

    /** The product at the points 1 and 1, which is part of each result, so that what is added to it is added to them all. */
    static final int ONE = SIDE + 1;

    /** What transforming a tile takes, in multiply-adds of its products; measured. */
    private static final double TRANSFORM = 1000;

    /** And what one that reaches beyond the image does. */
    private static final double CUT_TRANSFORM = 3000;

    /** The share of the sums' work below which it is faster. */
    private static final double WORTH = 0.8;

    /** The one whose tiles have so many rows and columns of results. */
    static Winograd ofResults(int results) {
        return new Winograd(SIDE + 1 - results);
    }

    /** Rows and columns of a tile's results: m. */
    int results() {
        return SIDE + 1 - kernel;
    }

    /** Aᵀ x A for many planes: the arguments are those of {@link WinogradTiles#output4}. */
    void output(
            int planes,
            float[] x,
            int x0,
            int xPlane,
            int xRow,
            int xColumn,
            float[] y,
            int y0,
            int yPlane,
            int yRow,
            int yColumn,
            float[] half,
            int half0) {
        if (kernel == 3) {
            WinogradTiles.output4(planes, x, x0, xPlane, xRow, xColumn, y, y0, yPlane, yRow, yColumn, half, half0);
        } else {
            WinogradTiles.output2(planes, x, x0, xPlane, xRow, xColumn, y, y0, yPlane, yRow, yColumn, half, half0);
        }
    }

    /** A x Aᵀ for many planes: the arguments are those of {@link WinogradTiles#outputGradient4}. */
    void outputGradient(
            int planes,
            float[] x,
            int x0,
            int xPlane,
            int xRow,
            int xColumn,
            float[] y,
            int y0,
            int yPlane,
            int yRow,
            int yColumn,
            float[] half,
            int half0) {
        if (kernel == 3) {
            WinogradTiles.outputGradient4(
                    planes, x, x0, xPlane, xRow, xColumn, y, y0, yPlane, yRow, yColumn, half, half0);
        } else {
            WinogradTiles.outputGradient2(
                    planes, x, x0, xPlane, xRow, xColumn, y, y0, yPlane, yRow, yColumn, half, half0);
        }
    }

    /** Tiles that cover so many rows or columns of results. */
    int tiles(int count) {
        return Shares.ceil(count, results());
    }

    /** For a convolution, if it is faster than the sums themselves. */
    static Optional<Winograd> of(ConvGeometry conv) {
        return fits(conv)
                ? Optional.of(new Winograd(conv.window().height())).filter(w -> w.pays(conv))
                : Optional.empty();
    }

    private boolean pays(ConvGeometry conv) {
        double products = (double) conv.channels() * conv.filters();
        double sums = conv.rows() * conv.columns() * conv.window().area() * products;
        int tiles = tiles(conv.rows()) * tiles(conv.columns());
        int whole = wholeTiles(conv.rows(), conv.window().padTop())
                * wholeTiles(conv.columns(), conv.window().padLeft());
        double transforms = whole * TRANSFORM + (tiles - whole) * CUT_TRANSFORM;
        double work = tiles * PRODUCTS * products + transforms * (conv.channels() + conv.filters());
        return work < sums * WORTH;
    }

    /** Of the tiles along an axis, those that need nothing beyond the image. */
    private int wholeTiles(int count, int pad) {
        return Math.max(0, count / results() - (pad > 0 ? 2 : 0));
    }

    private static boolean fits(ConvGeometry conv) {
        Window window = conv.window();
        return (window.height() == 3 || window.height() == 5)
                && window.width() == window.height()
                && window.strideHeight() == 1
                && window.strideWidth() == 1
                && window.dilationHeight() == 1
                && window.dilationWidth() == 1
                && conv.groups() == 1;
    }

    /**
     * A filter's G g Gᵀ.
     *
     * @param filter r x r numbers, row by row
     * @param to 36 numbers, {@code pitch} apart
     * @param half memory for 6 x r numbers
     */
    void transformFilter(float[] filter, int filter0, float[] to, int to0, int pitch, float[] half, int half0) {
        for (int j = 0; j < kernel; j++) {
            evaluate(filter, filter0 + j, kernel, half, half0 + j, kernel);
        }
        for (int i = 0; i < SIDE; i++) {
            evaluate(half, half0 + i * kernel, 1, to, to0 + i * SIDE * pitch, pitch);
        }
    }

    /** G times a column. */
    private void evaluate(float[] g, int at, int step, float[] to, int to0, int pitch) {
        float g0 = g[at];
        float g1 = g[at + step];
        float g2 = g[at + 2 * step];
        float g3 = kernel == 5 ? g[at + 3 * step] : 0;
        float g4 = kernel == 5 ? g[at + 4 * step] : 0;
        float even = g0 + g2 + g4;
        float odd = g1 + g3;
        to[to0] = g0;
        to[to0 + pitch] = (even + odd) * (1 / 3f);
        to[to0 + 2 * pitch] = (odd - even) * (1 / 3f);
        to[to0 + 3 * pitch] = (g0 + g1 / 2 + g2 / 4 + g3 / 8 + g4 / 16) * (-16 / 15f);
        to[to0 + 4 * pitch] = (g0 - 2 * g1 + 4 * g2 - 8 * g3 + 16 * g4) * (1 / 15f);
        to[to0 + 5 * pitch] = kernel == 5 ? g4 : g2;
    }
}
