package dev.netc.cuda.ptx;

import java.util.ArrayList;
import java.util.List;

/**
 * A compiled instruction and what it does to registers, which are numbered.
 *
 * @param guard the predicate that it depends on, or {@link #NOWHERE}
 * @param writes the register that it writes, or {@link #NOWHERE}
 * @param target where it jumps to, or {@link #NOWHERE}
 * @param goesOn whether the next instruction may follow
 */
record Instruction(
        int guard, boolean guardValue, int writes, List<Integer> reads, int target, boolean goesOn, Entry.Step step) {

    static final int NOWHERE = -1;

    static Instruction of(int writes, List<Integer> reads, Entry.Step step) {
        return new Instruction(NOWHERE, true, writes, reads, NOWHERE, true, step);
    }

    static Instruction of(Entry.Step step) {
        return of(NOWHERE, List.of(), step);
    }

    static Instruction jump(int target, Entry.Step step) {
        return new Instruction(NOWHERE, true, NOWHERE, List.of(), target, false, step);
    }

    static Instruction end(Entry.Step step) {
        return new Instruction(NOWHERE, true, NOWHERE, List.of(), NOWHERE, false, step);
    }

    Instruction guardedBy(int predicate, boolean value) {
        List<Integer> all = new ArrayList<>(reads);
        all.add(predicate);
        return new Instruction(predicate, value, writes, all, target, true, step);
    }

    /** What is run: the step, or nothing where the guard forbids it. */
    Entry.Step guarded() {
        if (guard == NOWHERE) {
            return step;
        }
        int predicate = guard;
        long wanted = guardValue ? 1 : 0;
        Entry.Step inner = step;
        return (lane, at) -> lane.registers[predicate] == wanted ? inner.run(lane, at) : at + 1;
    }
}
