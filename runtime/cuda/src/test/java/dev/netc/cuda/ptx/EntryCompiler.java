package dev.netc.cuda.ptx;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes the steps of a kernel from its text, and refuses what ptxas would: what was not declared, and what is of another type. */
final class EntryCompiler {

    private static final Pattern REGISTERS = Pattern.compile("\\.reg\\s+\\.(\\w+)\\s+(.+)");
    private static final Pattern RANGE = Pattern.compile("(%\\w+)<(\\d+)>");
    private static final Pattern SHARED =
            Pattern.compile("\\.shared\\s+\\.align\\s+(\\d+)\\s+\\.(\\w+)\\s+(\\w+)\\[(\\d+)]");
    private static final Pattern INSTRUCTION = Pattern.compile("(?:@(!?)(%\\w+)\\s+)?([a-z][\\w.]*)\\s*(.*)");
    private static final Pattern PLACE = Pattern.compile("\\[(%\\w+)]");

    private final String name;
    private final Map<String, Slot> slots = new HashMap<>();
    private final List<Long> initial = new ArrayList<>();
    private final List<Kind> parameters = new ArrayList<>();
    private final Map<String, Integer> labels;
    private final List<Instruction> instructions = new ArrayList<>();
    private final BitSet registers = new BitSet();
    private int sharedBytes;

    /** A place among a thread's values. */
    private record Slot(int index, Kind kind) {}

    private EntryCompiler(KernelText text) {
        name = text.name();
        labels = text.labels();
    }

    static Entry compile(KernelText text) {
        EntryCompiler compiler = new EntryCompiler(text);
        Entry.SPECIAL.forEach(special -> compiler.declare(special, Kind.U32, 0));
        text.parameters().forEach(compiler::declareParameter);
        text.declarations().forEach(compiler::declareLine);
        text.instructions().forEach(compiler::compile);
        List<String> unwritten = new Assignments(compiler.instructions, compiler.registers).unwritten();
        if (!unwritten.isEmpty()) {
            throw new PtxException(
                    "in " + text.name() + ", registers may be read before they are written: " + unwritten);
        }
        return compiler.entry(text.instructions());
    }

    private Entry entry(List<String> text) {
        long[] values = initial.stream().mapToLong(Long::longValue).toArray();
        Entry.Step[] steps = instructions.stream().map(Instruction::guarded).toArray(Entry.Step[]::new);
        return new Entry(name, parameters, values, sharedBytes, hasBarriers(text), text, steps);
    }

    private static boolean hasBarriers(List<String> text) {
        return text.stream().anyMatch(line -> line.contains("bar.sync"));
    }

    private Slot declare(String key, Kind kind, long value) {
        Slot slot = new Slot(initial.size(), kind);
        if (slots.putIfAbsent(key, slot) != null) {
            throw new PtxException("in " + name + ", " + key + " is declared twice");
        }
        initial.add(value);
        return slot;
    }

    private void declareParameter(String text) {
        String[] words = text.split("\\s+");
        Kind kind = Kind.of(words[1].substring(1));
        declare("[" + words[2] + "]", kind, 0);
        parameters.add(kind);
    }

    private void declareLine(String line) {
        Matcher registers = REGISTERS.matcher(line);
        Matcher shared = SHARED.matcher(line);
        if (registers.matches()) {
            Kind kind = Kind.of(registers.group(1));
            Stream.of(registers.group(2).split(",\\s*")).forEach(each -> declareRegisters(each, kind));
        } else if (shared.matches()) {
            Kind kind = Kind.of(shared.group(2));
            declare(shared.group(3), Kind.U64, sharedBytes);
            sharedBytes += kind.bytes() * Integer.parseInt(shared.group(4));
        } else {
            throw new PtxException("in " + name + ", " + line + " is not a declaration");
        }
    }

    private void declareRegisters(String text, Kind kind) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            for (int i = 0; i < Integer.parseInt(range.group(2)); i++) {
                registers.set(declare(range.group(1) + i, kind, 0).index());
            }
        } else {
            registers.set(declare(text, kind, 0).index());
        }
    }

    private void compile(String text) {
        try {
            Matcher matcher = INSTRUCTION.matcher(text);
            if (!matcher.matches()) {
                throw new PtxException("no instruction");
            }
            String[] operands = matcher.group(4).isEmpty()
                    ? new String[0]
                    : matcher.group(4).split(",\\s*");
            Instruction instruction = instruction(matcher.group(3), operands);
            if (matcher.group(2) != null) {
                int guard = register(matcher.group(2), Kind.PRED);
                instruction = instruction.guardedBy(guard, matcher.group(1).isEmpty());
            }
            instructions.add(instruction);
        } catch (RuntimeException e) {
            throw new PtxException("in " + name + ", " + text + ": " + e.getMessage(), e);
        }
    }

    private Instruction instruction(String opcode, String... operands) {
        String[] words = opcode.split("\\.");
        return switch (words[0]) {
            case "ret" -> Instruction.end((lane, at) -> Integer.MAX_VALUE);
            case "bra" -> branch(operands[0]);
            case "bar" ->
                Instruction.of((lane, at) -> {
                    lane.waits = true;
                    return at + 1;
                });
            case "ld" -> load(words[1], Kind.of(words[2]), operands);
            case "st" -> store(words[1], Kind.of(words[2]), operands);
            default -> operation(Operations.of(opcode), operands);
        };
    }

    private Instruction branch(String label) {
        Integer target = labels.get(label);
        if (target == null) {
            throw new PtxException("label " + label + " is nowhere");
        }
        int next = target;
        return Instruction.jump(next, (lane, at) -> next);
    }

    private Instruction load(String space, Kind kind, String... operands) {
        int to = register(operands[0], kind);
        if (space.equals("param")) {
            int from = source(operands[1], kind);
            return Instruction.of(to, List.of(), (lane, at) -> {
                lane.registers[to] = lane.registers[from];
                return at + 1;
            });
        }
        boolean shared = isShared(space);
        int address = address(operands[1]);
        return Instruction.of(to, List.of(address), (lane, at) -> {
            lane.registers[to] = lane.memory.load(shared, kind, lane.registers[address], lane.thread);
            return at + 1;
        });
    }

    private Instruction store(String space, Kind kind, String... operands) {
        boolean shared = isShared(space);
        int address = address(operands[0]);
        int from = source(operands[1], kind);
        return Instruction.of(Instruction.NOWHERE, List.of(address, from), (lane, at) -> {
            lane.memory.store(shared, kind, lane.registers[address], lane.registers[from], lane.thread);
            return at + 1;
        });
    }

    private static boolean isShared(String space) {
        if (!space.equals("shared") && !space.equals("global")) {
            throw new PtxException("memory ." + space + " is not known");
        }
        return space.equals("shared");
    }

    private int address(String operand) {
        Matcher place = PLACE.matcher(operand);
        if (!place.matches()) {
            throw new PtxException(operand + " is no place in memory");
        }
        return register(place.group(1), Kind.U64);
    }

    private Instruction operation(Operation operation, String... operands) {
        if (operands.length != operation.sources().size() + 1) {
            throw new PtxException(operation.sources().size() + 1 + " operands are wanted");
        }
        int to = register(operands[0], operation.result());
        int[] from = new int[3];
        List<Integer> read = new ArrayList<>();
        for (int i = 1; i < operands.length; i++) {
            from[i - 1] = source(operands[i], operation.sources().get(i - 1));
            read.add(from[i - 1]);
        }
        int a = from[0];
        int b = from[1];
        int c = from[2];
        Operation.Formula formula = operation.formula();
        return Instruction.of(to, read, (lane, at) -> {
            long[] values = lane.registers;
            values[to] = formula.apply(values[a], values[b], values[c]);
            return at + 1;
        });
    }

    private int register(String operand, Kind wanted) {
        if (!operand.startsWith("%") || Entry.SPECIAL.contains(operand)) {
            throw new PtxException(operand + " is no register");
        }
        return source(operand, wanted);
    }

    private int source(String operand, Kind wanted) {
        Slot slot = slots.get(operand);
        if (slot == null && (operand.startsWith("%") || operand.startsWith("["))) {
            throw new PtxException(operand + " is not declared");
        }
        if (slot == null) {
            slot = declare(operand + " ." + wanted + " " + initial.size(), wanted, Literals.bits(operand, wanted));
        }
        if (!slot.kind().fits(wanted)) {
            throw new PtxException(operand + " is of type ." + slot.kind() + ", not ." + wanted);
        }
        return slot.index();
    }
}
