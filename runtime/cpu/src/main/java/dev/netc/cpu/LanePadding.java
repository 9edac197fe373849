package dev.netc.cpu;

/** Copies all channels of a batch into the workspace, padded, one behind the other. */
record LanePadding(Context context, LaneGeometry geometry, Activation x) implements WorkerTeam.Work {

    LanePadding {
        context.workspace().reserveShared((long) x.planes() * geometry.plane());
    }

    @Override
    public void share(int worker, int workers) {
        int end = Shares.start(x.planes(), worker + 1, workers);
        for (int plane = Shares.start(x.planes(), worker, workers); plane < end; plane++) {
            geometry.pad(
                    x.array(),
                    x.at() + plane * x.area(),
                    context.workspace().array(),
                    context.workspace().shared() + plane * geometry.plane());
        }
    }
}
