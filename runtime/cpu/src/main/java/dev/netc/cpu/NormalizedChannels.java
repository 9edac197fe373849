package dev.netc.cpu;

/**
 * What batch normalization does to the numbers of some channels, from {@code first} to {@code end}; where these lie is what its
 * implementations know. Sums are set, not added to.
 */
interface NormalizedChannels {

    /** How many numbers a channel's scalars are, in {@link #write} and in {@link #spread}. */
    int SCALARS = 4;

    /** How many channels of a range are taken together, so that what is read several times is read from the caches. */
    int together(int range);

    /** The sums of x. */
    void sum(int first, int end, double[] sums, int worker);

    /** The sums of the squared distances of x from the means. */
    void sumSquares(int first, int end, double[] means, double[] squares, int worker);

    /** y = (x - s0) s1 + s2 with a channel's scalars s, rectified. */
    void write(int first, int end, float[] scalars);

    /** The sums of dy, of which first what a rectifier has cut off becomes 0, and those of (x - mean) dy. */
    void sumGradients(int first, int end, double[] means, double[] sums, double[] dots, int worker);

    /** dx = s0 dy + s1 (x - s2) + s3 with a channel's scalars s; with {@code adds}, dx grows by that. */
    void spread(int first, int end, float[] scalars, boolean adds);
}
