package dev.netc.cuda.ptx;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which registers have a value before each instruction, on every way to it. A guarded write counts for nothing: the register needs a
 * value before.
 */
final class Assignments {

    private final List<Instruction> instructions;
    private final BitSet registers;
    private final BitSet[] before;

    /**
     * @param registers which of the numbers are of registers; the others have a value from the start
     */
    Assignments(List<Instruction> instructions, BitSet registers) {
        this.instructions = instructions;
        this.registers = registers;
        this.before = new BitSet[instructions.size() + 1];
        follow();
    }

    private void follow() {
        Deque<Integer> changed = new ArrayDeque<>(List.of(0));
        before[0] = new BitSet();
        while (!changed.isEmpty()) {
            int at = changed.pop();
            if (at == instructions.size()) {
                continue;
            }
            Instruction instruction = instructions.get(at);
            BitSet after = (BitSet) before[at].clone();
            if (instruction.writes() != Instruction.NOWHERE && instruction.guard() == Instruction.NOWHERE) {
                after.set(instruction.writes());
            }
            if (instruction.goesOn() && narrow(at + 1, after)) {
                changed.push(at + 1);
            }
            if (instruction.target() != Instruction.NOWHERE && narrow(instruction.target(), after)) {
                changed.push(instruction.target());
            }
        }
    }

    /** What is written before an instruction is what every way to it writes; whether this way changed that. */
    private boolean narrow(int at, BitSet written) {
        if (before[at] == null) {
            before[at] = (BitSet) written.clone();
            return true;
        }
        int count = before[at].cardinality();
        before[at].and(written);
        return before[at].cardinality() != count;
    }

    /** The instructions that read a register which may have no value. */
    List<String> unwritten() {
        return IntStream.range(0, instructions.size())
                .filter(at -> before[at] != null)
                .filter(at -> instructions.get(at).reads().stream()
                        .anyMatch(read -> registers.get(read) && !before[at].get(read)))
                .mapToObj(at -> "instruction " + at)
                .collect(Collectors.toList());
    }
}
