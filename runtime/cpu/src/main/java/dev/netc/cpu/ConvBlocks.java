package dev.netc.cpu;

/**
 * How a convolution's output is cut into pieces of work: each sample and group, and of their rows so many that what a piece reads and
 * writes fits in a core's cache, and that all workers have as many pieces.
 */
record ConvBlocks(int samples, int groups, int rows, int blockRows) {

    /** Floats that a piece may take: half of a second-level cache of 1 MiB. */
    private static final long PIECE = 128 * 1024;

    /** Pieces for each worker with which it does not matter that some have one more. */
    private static final int ENOUGH_PIECES = 4;

    /** Columns of a product for which the weights are worth reading. */
    private static final int ENOUGH_COLUMNS = 256;

    /**
     * @param rows rows that are cut
     * @param floats what one group of one sample reads and writes
     */
    static ConvBlocks of(int samples, int groups, int rows, long floats, int workers) {
        long forCache = (floats + PIECE - 1) / PIECE;
        int pieces = Math.multiplyExact(samples, groups);
        long forWorkers = pieces >= ENOUGH_PIECES * workers ? 1 : workers / greatestCommonDivisor(pieces, workers);
        int blocks = (int) Math.min(rows, Math.max(forCache, forWorkers));
        return new ConvBlocks(samples, groups, rows, Shares.ceil(rows, blocks));
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /**
     * How many pieces to take together, so that weights are not read anew for a few columns: samples that are not cut.
     *
     * @param columns of a piece's product
     */
    int together(int columns, int workers) {
        boolean isCut = groups > 1 || blocksOfSample() > 1;
        int most = isCut ? 1 : Shares.ceil(pieces(), workers);
        return Math.max(1, Math.min(most, ENOUGH_COLUMNS / columns));
    }

    int blocksOfSample() {
        return Shares.ceil(rows, blockRows);
    }

    int pieces() {
        return samples * groups * blocksOfSample();
    }

    int sample(int piece) {
        return piece / (groups * blocksOfSample());
    }

    int group(int piece) {
        return piece / blocksOfSample() % groups;
    }

    int firstRow(int piece) {
        return piece % blocksOfSample() * blockRows;
    }

    /** Rows of this piece; the last of a sample may have fewer. */
    int rows(int piece) {
        return Math.min(blockRows, rows - firstRow(piece));
    }
}
