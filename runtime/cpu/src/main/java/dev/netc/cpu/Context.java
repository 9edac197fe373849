package dev.netc.cpu;

/** What all kernels of an executable are made with. */
record Context(WorkerTeam team, Kernels kernels, Workspace workspace, ParameterArena parameters, WarmUp warmUp) {

    Context(WorkerTeam team, Kernels kernels, Workspace workspace, ParameterArena parameters) {
        this(team, kernels, workspace, parameters, new WarmUp());
    }

    int workers() {
        return team.workers();
    }

    /** Cuts the rows of a matrix into tiles, which are warmed up for these kinds of products. */
    Tiles tiles(int rows, WarmUp.Kind... kinds) {
        Tiles tiles = Tiles.of(kernels, rows);
        for (int tile = 0; tile < tiles.count() && kernels.interleaves(); tile++) {
            for (WarmUp.Kind kind : kinds) {
                warmUp.add(kind, tiles.rows(tile));
            }
        }
        return tiles;
    }
}
