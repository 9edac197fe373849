package dev.netc.cuda.ptx;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Adds up, for each channel of an array outer x channels x inner, terms that each element gives. The sums are float64: single ones of many
 * thousand numbers would lose digits, and reading the numbers takes longer than adding them on any device.
 */
final class ChannelSums {

    /** How many neighbouring columns a block adds up at once, so that the threads of a warp read neighbours. */
    static final int COLUMNS = 32;

    private final Kernel kernel;
    private final int terms;

    /** What an element gives to each sum of its channel. */
    interface Terms {
        List<Float64> of(Int32 channel, Int32 at);
    }

    /** What becomes of a channel's sums. */
    interface Result {
        void take(Int32 channel, List<Float64> sums);
    }

    ChannelSums(Kernel kernel, int terms) {
        this.kernel = kernel;
        this.terms = terms;
    }

    /** A block for each channel. */
    void byBlocks(Int32 outer, Int32 channels, Int32 inner, Terms of, Result result) {
        BlockFold<Float64> fold = BlockFold.sums(kernel);
        Int32 elements = outer.times(inner);
        kernel.eachByBlock("channel", channels, channel -> {
            List<Float64> sums = zeros();
            kernel.streamByThread("j", elements, j -> {
                Int32 n = j.over(inner);
                Int32 i = j.minus(n.times(inner));
                Int32 at = n.timesPlus(channels, channel).timesPlus(inner, i);
                return increase(sums, of.of(channel, at));
            });
            List<Float64> totals = sums.stream().map(fold::all).toList();
            kernel.when(kernel.thread().isEqual(0), () -> result.take(channel, totals));
        });
    }

    /** A block for neighbouring columns, where inner is 1. */
    void byColumns(Int32 rows, Int32 columns, Terms of, Result result) {
        BlockFold<Float64> fold = BlockFold.sums(kernel);
        Int32 own = kernel.thread().and(COLUMNS - 1);
        Int32 firstRow = kernel.thread().over(COLUMNS);
        Int32 rowStep = kernel.threads().over(COLUMNS);
        kernel.eachByBlock("tile", columns.plus(COLUMNS - 1).over(COLUMNS), tile -> {
            Int32 column = tile.timesPlus(kernel.whole(COLUMNS), own);
            List<Float64> sums = zeros();
            kernel.when(
                    column.isLess(columns),
                    () -> kernel.stream("row", firstRow, rows, rowStep, row -> {
                        Int32 at = row.timesPlus(columns, column);
                        return increase(sums, of.of(column, at));
                    }));
            List<Float64> totals =
                    sums.stream().map(sum -> fold.columns(sum, COLUMNS, own)).toList();
            Truth writes = kernel.thread().isLess(COLUMNS).and(column.isLess(columns));
            kernel.when(writes, () -> result.take(column, totals));
        });
    }

    private List<Float64> zeros() {
        return IntStream.range(0, terms)
                .mapToObj(term -> kernel.wide(0).variable("sum"))
                .toList();
    }

    private static Runnable increase(List<Float64> sums, List<Float64> by) {
        return () -> {
            for (int term = 0; term < sums.size(); term++) {
                sums.get(term).increase(by.get(term));
            }
        };
    }
}
