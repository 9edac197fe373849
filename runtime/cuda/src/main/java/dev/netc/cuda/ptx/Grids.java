package dev.netc.cuda.ptx;

/** How many threads are launched. Every kernel works with any number, and with as many blocks as these in the same order. */
final class Grids {

    /** How many threads of a block add up a row or a channel at most; they are a power of two, which {@link BlockFold} needs. */
    static final int FOLDING_THREADS = 1024;

    /** Up to here each element has a thread of its own: these blocks fill the largest devices twice. */
    private static final int ENOUGH_BLOCKS = 2304;

    private static final int THREADS = 256;

    /** What an index of 32 bits can pass by a last step without an overflow. */
    private static final int MOST_ELEMENTS = 1 << 30;

    private Grids() {}

    /** A thread for each element, or, where they are very many, for as many as it loads at once. */
    static Grid elements(int count) {
        if (count < 0 || count > MOST_ELEMENTS) {
            throw new IllegalArgumentException("a kernel takes at most " + MOST_ELEMENTS + " elements");
        }
        int single = blocks(count, THREADS);
        int several = blocks(count, THREADS * Kernel.AT_ONCE);
        return new Grid(single <= ENOUGH_BLOCKS ? single : Math.max(several, ENOUGH_BLOCKS), THREADS);
    }

    private static int blocks(int count, int perBlock) {
        return Math.max((count + perBlock - 1) / perBlock, 1);
    }

    /** A block for each row, with no more threads than its length asks for. */
    static Grid rows(int count, int length) {
        int threads = powerOfTwo(blocks(length, Kernel.AT_ONCE));
        return new Grid(Math.max(count, 1), Math.max(ChannelSums.COLUMNS, threads));
    }

    /** A block for neighbouring columns ({@link ChannelSums}). */
    static Grid columns(int count, int rows) {
        int threads = ChannelSums.COLUMNS * powerOfTwo(blocks(rows, Kernel.AT_ONCE));
        return new Grid(blocks(count, ChannelSums.COLUMNS), Math.min(threads, FOLDING_THREADS));
    }

    /** The smallest power of two that is not less, as far as a block has threads. */
    private static int powerOfTwo(int number) {
        int power = 1;
        while (power < number && power < FOLDING_THREADS) {
            power *= 2;
        }
        return power;
    }
}
