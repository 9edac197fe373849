package dev.netc.cpu;

import dev.netc.runtime.operator.Window;

/**
 * The shape of a register tile of {@link LaneTiles}, for the weight gradient of a convolution: so many filters by so many elements of the
 * window.
 *
 * @param filters how many
 * @param elements how many
 * @param areNeighbours whether the elements are those of a row of the window, or of a part of it
 */
record LaneTile(int filters, int elements, boolean areNeighbours) {

    /** What a product costs if the elements are no neighbours, where it costs 1 if they are. */
    private static final double APART = 1.2;

    private static final int[] NEIGHBOURS = {5, 3};

    /** The fastest for a group of so many filters. */
    static LaneTile of(Window window, int filters) {
        LaneTile best = new LaneTile(LaneTiles.SIDE, LaneTiles.SIDE, false);
        double least = best.cost(filters);
        for (int elements : NEIGHBOURS) {
            LaneTile tile = new LaneTile(LaneTiles.rows(elements), elements, true);
            if (window.dilationWidth() == 1 && window.width() % elements == 0 && tile.cost(filters) <= least) {
                best = tile;
                least = tile.cost(filters);
            }
        }
        return best;
    }

    private double cost(int count) {
        return Shares.roundUp(count, filters) * (areNeighbours ? 1 : APART);
    }

    /** How many sums it has. */
    int size() {
        return filters * elements;
    }

    void warmUp(WarmUp warmUp) {
        warmUp.add(areNeighbours ? WarmUp.Kind.NEIGHBOURS : WarmUp.Kind.LANES, elements);
    }

    /**
     * Adds {@link LaneTiles#correlate} of the filters' gradients with the elements from {@code columns[column]} on.
     *
     * @param gradients where they lie, in the array that the sums go to
     * @param steps where each of the window's places begins, from {@code step} on
     */
    void correlate(
            float[] scratch,
            int gradients,
            float[] image,
            int image0,
            int[] columns,
            int column,
            int[] steps,
            int step,
            int count,
            int sums) {
        if (areNeighbours) {
            int from = image0 + columns[column];
            LaneTiles.correlateNeighbours(elements, scratch, gradients, image, from, steps, step, count, scratch, sums);
        } else {
            LaneTiles.correlate(scratch, gradients, image, image0, columns, column, steps, step, count, scratch, sums);
        }
    }
}
