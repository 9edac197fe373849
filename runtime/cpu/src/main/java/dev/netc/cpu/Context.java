package dev.netc.cpu;

/** What all kernels of an executable are made with. */
record Context(WorkerTeam team, Kernels kernels, Workspace workspace, ParameterArena parameters) {

    int workers() {
        return team.workers();
    }
}
