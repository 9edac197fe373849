package dev.netc.cuda.ptx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instructions of a kernel in the order in which they were written, and the registers that these use. */
final class Code {

    private static final String INDENT = "    ";

    private final List<String> opening = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Map<Type, Integer> temporaries = new EnumMap<>(Type.class);
    private final List<Register> named = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> shared = new ArrayList<>();

    /** A register without a name of its own. */
    Register temporary(Type type) {
        int number = temporaries.merge(type, 1, Integer::sum) - 1;
        return new Register(type, type.temporary() + number);
    }

    /** A register with a name of its own, which has a number behind it where it is not the first of that name. */
    Register register(Type type, String name) {
        Register register = new Register(type, unique(name));
        named.add(register);
        return register;
    }

    private String unique(String name) {
        String candidate = name;
        for (int number = 2; !names.add(candidate); number++) {
            candidate = name + "_" + number;
        }
        return candidate;
    }

    /** Memory that the threads of a block share. */
    Operand shared(Type type, String name, int count) {
        String own = unique(name);
        shared.add(".shared .align " + type.bytes() + " ." + type + " " + own + "[" + count + "];");
        return new Operand.Verbatim(own);
    }

    /** A label that nothing jumps to yet. */
    Operand label(String name) {
        return new Operand.Verbatim(unique(name));
    }

    /** An instruction before all others, wherever the kernel is being written: a parameter is read once. */
    void open(String opcode, Operand... operands) {
        opening.add(INDENT + line("", opcode, operands));
    }

    void write(String opcode, Operand... operands) {
        lines.add(INDENT + line("", opcode, operands));
    }

    /** An instruction that only threads of which the predicate is true execute. */
    void writeIf(Operand predicate, String opcode, Operand... operands) {
        lines.add(INDENT + line("@" + predicate.text() + " ", opcode, operands));
    }

    /** And one for those of which it is false. */
    void writeUnless(Operand predicate, String opcode, Operand... operands) {
        lines.add(INDENT + line("@!" + predicate.text() + " ", opcode, operands));
    }

    void place(Operand label) {
        lines.add(label.text() + ":");
    }

    private static String line(String guard, String opcode, Operand... operands) {
        String list = Stream.of(operands).map(Operand::text).collect(Collectors.joining(", "));
        String remarks = Stream.of(operands)
                .map(operand -> operand instanceof Literal literal ? literal.remark() : Optional.<String>empty())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String instruction = guard + opcode + (list.isEmpty() ? "" : " " + list) + ";";
        return remarks.isEmpty() ? instruction : instruction + " // " + remarks;
    }

    /** What stands between the braces of the kernel. */
    String text() {
        List<String> declarations = new ArrayList<>();
        for (Type type : Type.values()) {
            declaration(type).ifPresent(declarations::add);
        }
        declarations.addAll(shared);
        return Stream.of(
                        declarations.stream().map(line -> INDENT + line).toList(),
                        List.of(""),
                        opening,
                        lines,
                        List.of(INDENT + "ret;"))
                .flatMap(Collection::stream)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Optional<String> declaration(Type type) {
        List<String> registers = new ArrayList<>();
        if (temporaries.containsKey(type)) {
            registers.add("%" + type.temporary() + "<" + temporaries.get(type) + ">");
        }
        named.stream()
                .filter(register -> register.type() == type)
                .map(Register::text)
                .forEach(registers::add);
        return registers.isEmpty()
                ? Optional.empty()
                : Optional.of(".reg ." + type + " " + String.join(", ", registers) + ";");
    }
}
