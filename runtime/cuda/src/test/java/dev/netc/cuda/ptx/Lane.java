package dev.netc.cuda.ptx;

/** A thread of a block: its registers, where it is, and what it can see of memory. */
final class Lane {

    final long[] registers;
    final int thread;
    BlockMemory memory;
    int next;
    boolean waits;

    Lane(long[] registers, int thread) {
        this.registers = registers;
        this.thread = thread;
    }

    /** Begins anew in a block. What the registers hold need not be cleared, since none is read before it is written. */
    void enter(int block, BlockMemory blockMemory) {
        memory = blockMemory;
        next = 0;
        registers[Entry.BLOCK] = block;
    }
}
