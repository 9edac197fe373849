package dev.netc.cpu;

/** What all kernels of an executable are made with. */
record Context(WorkerTeam team, Kernels kernels, Workspace workspace, ParameterArena parameters, WarmUp warmUp) {

    Context(WorkerTeam team, Kernels kernels, Workspace workspace, ParameterArena parameters) {
        this(team, kernels, workspace, parameters, new WarmUp());
    }

    int workers() {
        return team.workers();
    }

    /** Cuts the rows of a matrix into tiles for {@link Kernels#rows}, which are warmed up. */
    Tiles rowTiles(int rows) {
        return warmed(Tiles.of(rows, kernels::tile), WarmUp.Kind.ROWS);
    }

    /**
     * Cuts the rows of a matrix into tiles for {@link Kernels#panels}, which are warmed up.
     *
     * @param grow whether some of their products are added to others
     */
    Tiles panelTiles(int rows, boolean grow) {
        Tiles tiles = warmed(Tiles.of(rows, kernels::tile), WarmUp.Kind.PANEL);
        return grow ? warmed(tiles, WarmUp.Kind.GROWING_PANEL) : tiles;
    }

    /** As {@link #panelTiles(int, boolean)}, for rows that lie in squares. */
    Tiles squareTiles(int rows, boolean grow) {
        Tiles tiles = warmed(Tiles.of(rows, kernels::tile), WarmUp.Kind.SQUARES);
        return grow ? warmed(tiles, WarmUp.Kind.GROWING_SQUARES) : tiles;
    }

    /**
     * As {@link #panelTiles(int, boolean)}, in tiles of no more rows than {@code most}, all of whose products are added to others.
     *
     * @param hasSquares whether some rows lie in squares
     * @param hasPanels whether some lie in panels
     */
    Tiles growingTiles(int rows, int most, boolean hasSquares, boolean hasPanels) {
        Tiles tiles = Tiles.of(rows, left -> kernels.tile(Math.min(left, most)));
        if (hasSquares) {
            warmed(tiles, WarmUp.Kind.GROWING_SQUARES);
        }
        return hasPanels ? warmed(tiles, WarmUp.Kind.GROWING_PANEL) : tiles;
    }

    /** Cuts the rows of a matrix into tiles for {@link LaneKernels#multiply}, which are warmed up. */
    Tiles tableTiles(int rows) {
        return warmed(Tiles.of(rows, kernels::tile), WarmUp.Kind.TABLE);
    }

    private Tiles warmed(Tiles tiles, WarmUp.Kind kind) {
        for (int tile = 0; tile < tiles.count() && kernels.interleaves(); tile++) {
            warmUp.add(kind, tiles.rows(tile));
        }
        return tiles;
    }
}
