package dev.netc.cuda.ptx;

import dev.netc.runtime.operator.LocalResponseNorm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Launches of normalizations by rows (of layers and of groups), and of local response normalization. */
public final class NormalizationLaunches {

    private NormalizationLaunches() {}

    /**
     * How an array is cut into rows that are normalized, and which weight and bias an element has.
     *
     * @param rows how many there are
     * @param length how many neighbours a row has
     * @param channels how many weights there are, and biases
     * @param area how many neighbours share one
     */
    public record Rows(int rows, int length, int channels, int area) {

        /** Each sample by itself, with a weight for each of its elements. */
        public static Rows layer(int batch, int features) {
            return new Rows(batch, features, features, 1);
        }

        /** Each group of channels of each sample, with a weight for each channel. */
        public static Rows groups(int batch, int groups, int channels, int area) {
            return new Rows(batch * groups, channels / groups * area, channels, area);
        }

        private int batch() {
            return rows * length / (channels * area);
        }
    }

    /** Addresses of weight and bias, one float for each channel; 0 and 0 where there are none. */
    public record Affine(long weight, long bias) {

        public static final Affine NONE = new Affine(0, 0);

        private int flag() {
            return Flags.of(weight != 0);
        }
    }

    /** Addresses of what is kept for the gradient, a float64 for each row: its mean, and 1 / sqrt(variance + epsilon). */
    public record Statistics(long means, long scales) {}

    /** y = weight (x - mean) / sqrt(variance + epsilon) + bias; writes the statistics. */
    public static Launch standardize(Rows rows, long x, Affine affine, long y, Statistics statistics, float epsilon) {
        return byRows(
                NormalizationKernels.FORWARD,
                rows,
                List.of(x, y, statistics.means(), statistics.scales()),
                List.of(rows.area(), rows.channels(), affine.flag(), rows.length(), rows.rows(), epsilon),
                List.of(affine.weight(), affine.bias()));
    }

    /** dx = the gradient of x, or that is added to dx. */
    public static Launch standardizeGradient(
            Rows rows, long x, Affine affine, long dy, long dx, Statistics statistics, boolean adds) {
        return byRows(
                NormalizationKernels.GRADIENT,
                rows,
                List.of(x, dy, dx, statistics.means(), statistics.scales()),
                List.of(rows.area(), rows.channels(), affine.flag(), rows.length(), rows.rows(), Flags.of(adds)),
                List.of(affine.weight()));
    }

    @SafeVarargs
    private static Launch byRows(String kernel, Rows rows, List<? extends Object>... arguments) {
        Grid grid = Grids.rows(rows.rows(), rows.length());
        return new Launch(
                kernel, grid, Stream.of(arguments).<Object>flatMap(List::stream).toList());
    }

    /** The gradients of weight and bias, or those are added to what is there. */
    public static Launch standardizeParameterGradients(
            Rows rows, long x, long dy, long dWeight, long dBias, Statistics statistics, boolean adds) {
        int batch = rows.batch();
        List<Object> arguments =
                new ArrayList<>(List.of(x, dy, dWeight, dBias, statistics.means(), statistics.scales()));
        Collections.addAll(arguments, rows.length(), Flags.of(adds), batch, rows.channels());
        if (rows.area() == 1) {
            return new Launch(NormalizationKernels.COLUMNS, Grids.columns(rows.channels(), batch), arguments);
        }
        arguments.add(rows.area());
        Grid grid = Grids.rows(rows.channels(), batch * rows.area());
        return new Launch(NormalizationKernels.CHANNELS, grid, arguments);
    }

    /**
     * y = x / d^beta.
     *
     * @param divisors as many floats as x has: d, which is kept for the gradient
     */
    public static Launch localResponse(
            LocalResponseNorm norm, long x, long y, long divisors, int batch, int channels, int area) {
        int count = batch * channels * area;
        float share = (float) ((double) norm.alpha() / norm.size());
        return new Launch(
                ResponseKernels.FORWARD,
                Grids.elements(count),
                List.of(x, divisors, channels, area, norm.size(), norm.beta(), share, norm.k(), y, count));
    }

    /** dx = the gradient of x, or that is added to dx. It may not lie where dy does, since elements read their neighbours' dy. */
    public static Launch localResponseGradient(
            LocalResponseNorm norm,
            long x,
            long divisors,
            long dy,
            long dx,
            int batch,
            int channels,
            int area,
            boolean adds) {
        int count = batch * channels * area;
        float slope = (float) (-2.0 * norm.alpha() * norm.beta() / norm.size());
        return new Launch(
                ResponseKernels.GRADIENT,
                Grids.elements(count),
                List.of(x, divisors, channels, area, norm.size(), norm.beta(), slope, dy, dx, count, Flags.of(adds)));
    }
}
