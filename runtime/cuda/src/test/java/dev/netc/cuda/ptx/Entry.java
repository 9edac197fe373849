package dev.netc.cuda.ptx;

import java.util.List;

/**
 * A kernel, ready to run: its steps, and what the registers of a thread start as.
 *
 * @param initial the values of registers, literals and addresses; the first {@link #SPECIAL} say where the thread is, then come the parameters
 */
record Entry(
        String name,
        List<Kind> parameters,
        long[] initial,
        int sharedBytes,
        boolean hasBarriers,
        List<String> text,
        Step[] steps) {

    /** The registers that say which thread this is: {@code %tid.x %ntid.x %ctaid.x %nctaid.x}. */
    static final List<String> SPECIAL = List.of("%tid.x", "%ntid.x", "%ctaid.x", "%nctaid.x");

    static final int THREAD = 0;
    static final int THREADS = 1;
    static final int BLOCK = 2;
    static final int BLOCKS = 3;

    /** One instruction. */
    interface Step {

        /** Executes it; which is next. */
        int run(Lane lane, int at);
    }

    boolean isEnd(int at) {
        return at >= steps.length;
    }

    /** Runs a thread to its next barrier or its end. */
    void run(Lane lane) {
        int at = lane.next;
        try {
            lane.registers[THREAD] = lane.thread;
            lane.waits = false;
            while (at < steps.length && !lane.waits) {
                at = steps[at].run(lane, at);
            }
            lane.next = at;
        } catch (RuntimeException e) {
            throw new PtxException(
                    "in " + name + ", thread " + lane.thread + ", " + text.get(at) + " " + e.getMessage(), e);
        }
    }
}
