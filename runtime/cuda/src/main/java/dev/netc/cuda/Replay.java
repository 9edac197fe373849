package dev.netc.cuda;

import dev.netc.cuda.device.Graph;

/**
 * Work that is begun again and again. The first time it is begun as it is, since libraries load their kernels then; the second time it is
 * written down as a graph, and from then on that is launched.
 */
final class Replay implements Runnable {

    private final Holdings holdings;
    private final Runnable work;
    private boolean hasRun;
    private Graph graph;

    Replay(Holdings holdings, Runnable work) {
        this.holdings = holdings;
        this.work = work;
    }

    @Override
    public void run() {
        if (!hasRun) {
            work.run();
            hasRun = true;
            return;
        }
        if (graph == null) {
            graph = holdings.graph(work);
        }
        graph.launch();
    }
}
