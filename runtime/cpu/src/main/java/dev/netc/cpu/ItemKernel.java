package dev.netc.cpu;

/** A kernel with many pieces of the same kind, such as the planes of an image batch, that do not depend on one another. */
final class ItemKernel extends ParallelKernel {

    /** One piece of the work. */
    @FunctionalInterface
    interface Item {
        void run(int index);
    }

    private final int items;
    private final Item item;

    ItemKernel(WorkerTeam team, int items, Item item) {
        super(team);
        this.items = items;
        this.item = item;
        phases(this::share);
    }

    private void share(int worker, int workers) {
        int end = Shares.start(items, worker + 1, workers);
        for (int i = Shares.start(items, worker, workers); i < end; i++) {
            item.run(i);
        }
    }
}
