package dev.netc.cuda.ptx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A kernel while it is written: its parameters, and how its threads share the work. The text is done when all of it was called. */
final class Kernel {

    /** How many elements a thread loads before it stores any. */
    static final int AT_ONCE = 4;

    private final String name;
    private final String formula;
    private final Code code = new Code();
    private final Map<String, Register> parameters = new LinkedHashMap<>();
    private final Map<String, Int32> coordinates = new TreeMap<>();

    /**
     * @param formula what it computes, for the reader of the text
     */
    Kernel(String name, String formula) {
        this.name = name;
        this.formula = formula;
    }

    String name() {
        return name;
    }

    Array<Float32> floats(String parameter) {
        return new Array<>(code, "global", parameter(Type.U64, parameter), number(0));
    }

    Array<Float64> doubles(String parameter) {
        return new Array<>(code, "global", parameter(Type.U64, parameter), wide(0));
    }

    Array<Int32> integers(String parameter) {
        return new Array<>(code, "global", parameter(Type.U64, parameter), whole(0));
    }

    Array<Int64> longs(String parameter) {
        return new Array<>(code, "global", parameter(Type.U64, parameter), bits(0));
    }

    Int32 whole(String parameter) {
        return new Int32(code, parameter(Type.S32, parameter));
    }

    Float32 number(String parameter) {
        return new Float32(code, parameter(Type.F32, parameter));
    }

    Int64 bits(String parameter) {
        return new Int64(code, parameter(Type.U64, parameter));
    }

    /** A parameter that is 0 for no and 1 for yes. */
    Truth flag(String parameter) {
        Register number = parameter(Type.S32, parameter);
        Register flag = code.register(Type.PREDICATE, "if_" + parameter);
        code.open("setp.ne.s32", flag, number, Literal.of(Type.S32, 0));
        return new Truth(code, flag);
    }

    /** A parameter is declared when it is first asked for. */
    private Register parameter(Type type, String parameter) {
        return parameters.computeIfAbsent(parameter, key -> {
            Register register = code.register(type, key);
            code.open("ld.param." + type, register, new Operand.Verbatim("[" + key + "]"));
            return register;
        });
    }

    Int32 whole(int number) {
        return new Int32(code, Literal.of(Type.S32, number));
    }

    Float32 number(double number) {
        return new Float32(code, Literal.of(Type.F32, number));
    }

    Float64 wide(double number) {
        return new Float64(code, Literal.of(Type.F64, number));
    }

    Int64 bits(long number) {
        return new Int64(code, Literal.bits(number));
    }

    /** Memory that the threads of a block share. */
    Array<Float64> sharedDoubles(String array, int count) {
        return new Array<>(code, "shared", sharedStart(Type.F64, array, count), wide(0));
    }

    Array<Float32> sharedFloats(String array, int count) {
        return new Array<>(code, "shared", sharedStart(Type.F32, array, count), number(0));
    }

    private Register sharedStart(Type type, String array, int count) {
        Register start = code.register(Type.U64, array + "_start");
        code.open("mov.u64", start, code.shared(type, array, count));
        return start;
    }

    /** Which thread of its block this one is. */
    Int32 thread() {
        return coordinate("thread", "%tid.x");
    }

    /** How many threads a block has. */
    Int32 threads() {
        return coordinate("threads", "%ntid.x");
    }

    Int32 block() {
        return coordinate("block", "%ctaid.x");
    }

    Int32 blocks() {
        return coordinate("blocks", "%nctaid.x");
    }

    private Int32 coordinate(String coordinate, String special) {
        return coordinates.computeIfAbsent(coordinate, key -> {
            Register register = code.register(Type.S32, key);
            code.open("mov.u32", register, new Operand.Verbatim(special));
            return new Int32(code, register);
        });
    }

    /** What is done with an element: it is loaded when this is called, and what was made of it is stored when the result is run. */
    interface Stage {
        Runnable load(Int32 index);
    }

    /** Has every index below the count handled by one thread of the grid, whatever the grid's size. */
    void each(Int32 count, Consumer<Int32> body) {
        loop("i", firstOfGrid(), count, sizeOfGrid(), body);
    }

    /** The same, where a thread loads several elements before it stores any: one at a time would not keep a large device's memory busy. */
    void stream(Int32 count, Stage stage) {
        stream("i", firstOfGrid(), count, sizeOfGrid(), stage);
    }

    private Int32 firstOfGrid() {
        return block().timesPlus(threads(), thread());
    }

    private Int32 sizeOfGrid() {
        return blocks().times(threads());
    }

    /** Has every index below the count handled by one block, all of its threads together. */
    void eachByBlock(String index, Int32 count, Consumer<Int32> body) {
        loop(index, block(), count, blocks(), body);
    }

    /** Has every index below the end handled by one thread of the block. */
    void eachByThread(String index, Int32 end, Consumer<Int32> body) {
        loop(index, thread(), end, threads(), body);
    }

    /** The same, where a thread loads several elements before it uses any. */
    void streamByThread(String index, Int32 end, Stage stage) {
        stream(index, thread(), end, threads(), stage);
    }

    /** Handles each index from the first to before the end, by steps: as long as there are enough, several at once. */
    void stream(String index, Int32 first, Int32 end, Int32 step, Stage stage) {
        Int32 i = first.variable(index);
        Int32 lastIsLess = end.minus(step.times(AT_ONCE - 1));
        repeat(i, lastIsLess, step.times(AT_ONCE), "four_" + index, start -> {
            List<Runnable> loaded = new ArrayList<>();
            Int32 next = start;
            for (int n = 0; n < AT_ONCE; n++) {
                loaded.add(stage.load(next));
                next = n + 1 < AT_ONCE ? next.plus(step) : next;
            }
            loaded.forEach(Runnable::run);
        });
        repeat(i, end, step, index, last -> stage.load(last).run());
    }

    /** Calls the body for each index from the first to before the end, by steps. */
    void loop(String index, Int32 first, Int32 end, Int32 step, Consumer<Int32> body) {
        repeat(first.variable(index), end, step, index, body);
    }

    void loop(String index, Int32 first, Int32 end, Consumer<Int32> body) {
        loop(index, first, end, whole(1), body);
    }

    private void repeat(Int32 i, Int32 end, Int32 step, String what, Consumer<Int32> body) {
        Operand again = code.label("next_" + what);
        Operand done = code.label("after_" + what);
        code.place(again);
        code.writeIf(i.isAtLeast(end).register(), "bra", done);
        body.accept(i);
        i.increase(step);
        code.write("bra", again);
        code.place(done);
    }

    /** Calls the body for a number, its half and so on, as long as they are not less than the last. */
    void halve(String index, Int32 first, int last, Consumer<Int32> body) {
        Int32 i = first.variable(index);
        Operand again = code.label("next_" + index);
        Operand done = code.label("after_" + index);
        code.place(again);
        code.writeIf(i.isLess(last).register(), "bra", done);
        body.accept(i);
        i.set(i.shiftedRight(1));
        code.write("bra", again);
        code.place(done);
    }

    void when(Truth condition, Runnable body) {
        Operand past = code.label("past");
        code.writeUnless(condition.register(), "bra", past);
        body.run();
        code.place(past);
    }

    /** Waits until all threads of the block are here, and have written what they wrote. */
    void barrier() {
        code.write("bar.sync", Literal.of(Type.S32, 0));
    }

    /** The kernel in PTX. A block's most threads are said so that the compiler leaves each enough registers. */
    String text() {
        String declared = parameters.entrySet().stream()
                .map(each -> "    .param ." + each.getValue().type() + " " + each.getKey())
                .collect(Collectors.joining(",\n"));
        return "// " + formula + "\n.visible .entry " + name + "(\n" + declared + ")\n.maxntid " + Grids.FOLDING_THREADS
                + ", 1, 1\n{\n" + code.text() + "}\n";
    }
}
