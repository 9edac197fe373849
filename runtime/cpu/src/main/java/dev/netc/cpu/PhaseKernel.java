package dev.netc.cpu;

/** A kernel of one phase. */
final class PhaseKernel extends ParallelKernel {

    PhaseKernel(WorkerTeam team, WorkerTeam.Work work) {
        super(team);
        phases(work);
    }
}
