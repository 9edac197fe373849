package dev.netc.runtime.backend;

import java.util.List;

/**
 * What a backend made of a {@link Program}: which kernel runs each step, and where every buffer lies. It is there to be read.
 *
 * @param threads how many threads compute
 * @param layout how the values lie in memory, and why so
 * @param steps all of a pass, in the order in which they run: the input, the layers forward, then the loss, the layers backward and the
 *     update of the parameters, or, where gradients are not wanted, the output
 * @param buffers all values and gradients, in the order of their places
 * @param arenaBytes bytes of the memory that all buffers share
 * @param workspaceBytes bytes that kernels use while they run and that mean nothing afterwards
 */
public record ExecutionPlan(
        int threads,
        String layout,
        List<PlannedStep> steps,
        List<Buffer> buffers,
        long arenaBytes,
        long workspaceBytes) {

    public ExecutionPlan {
        steps = List.copyOf(steps);
        buffers = List.copyOf(buffers);
    }

    /**
     * A place in the arena.
     *
     * @param holds the values that lie there, one in another's place where it can
     * @param offset bytes from the beginning of the arena
     * @param bytes its length
     * @param first the first of the plan's steps that uses it, counted from 0
     * @param last the last of them; between the two, nothing else lies there
     */
    public record Buffer(List<String> holds, long offset, long bytes, int first, int last) {

        public Buffer {
            holds = List.copyOf(holds);
        }

        public long end() {
            return offset + bytes;
        }

        /** Whether there is a step in which both are needed. */
        public boolean livesWith(Buffer other) {
            return first <= other.last && other.first <= last;
        }
    }

    /** The work of all steps. */
    public Work work() {
        return steps.stream().map(PlannedStep::work).reduce(Work.NONE, Work::plus);
    }

    /** Bytes that the buffers would take if none reused another's place. */
    public long bufferBytes() {
        return buffers.stream().mapToLong(Buffer::bytes).sum();
    }
}
