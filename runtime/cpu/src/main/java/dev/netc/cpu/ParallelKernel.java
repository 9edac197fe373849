package dev.netc.cpu;

/** What one step does: one or more phases, each shared by all workers and finished before the next begins. */
abstract class ParallelKernel implements Runnable {

    private final WorkerTeam team;
    private WorkerTeam.Work[] phases = {};

    ParallelKernel(WorkerTeam team) {
        this.team = team;
    }

    /** Sets the phases; the last call of a constructor. */
    final void phases(WorkerTeam.Work... works) {
        phases = works;
    }

    @Override
    public final void run() {
        for (WorkerTeam.Work phase : phases) {
            team.run(phase);
        }
    }
}
