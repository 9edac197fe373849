package dev.netc.train;

/** Watches the evaluation's loss: which epoch was the best, and whether there is still hope for a better one. */
final class EarlyStopping {

    private final int patience;
    private double best = Double.POSITIVE_INFINITY;
    private int worse;

    /** @param patience epochs without a better loss that end the training; 0 for never */
    EarlyStopping(int patience) {
        this.patience = patience;
    }

    /**
     * Takes in an epoch's loss, and says whether its weights are the ones to keep. Without patience, the last always
     * are.
     */
    boolean keeps(double loss) {
        if (patience == 0) {
            return true;
        }
        boolean better = loss < best;
        best = Math.min(best, loss);
        worse = better ? 0 : worse + 1;
        return better;
    }

    boolean isOver() {
        return patience > 0 && worse >= patience;
    }
}
