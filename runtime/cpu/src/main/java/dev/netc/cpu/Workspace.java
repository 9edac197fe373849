package dev.netc.cpu;

/**
 * Memory that kernels use while they run and that means nothing afterwards: a part for each worker and one for all. Kernels say when
 * they are made how much they need; the largest need of each kind is reserved once.
 */
final class Workspace {

    private final int workers;
    private long perWorker;
    private long shared;
    private float[] array;

    Workspace(int workers) {
        this.workers = workers;
    }

    /** Makes sure that each worker has so many floats. */
    void reservePerWorker(long floats) {
        perWorker = Math.max(perWorker, Arena.aligned(floats));
    }

    /** Makes sure that all workers together have so many floats. */
    void reserveShared(long floats) {
        shared = Math.max(shared, Arena.aligned(floats));
    }

    /** Reserves the memory, once all needs are known. */
    void allocate() {
        array = Arena.allocate(shared + workers * perWorker, "the workspace of the kernels");
    }

    float[] array() {
        return array;
    }

    int shared() {
        return Arena.FIRST;
    }

    int of(int worker) {
        return (int) (Arena.FIRST + shared + worker * perWorker);
    }
}
