package dev.netc.cuda.ptx;

/** Numbers one behind the other in the device's memory, or in what the threads of a block share. */
final class Array<T extends Value<T>> {

    private final Code code;
    private final String space;
    private final Operand start;
    private final T element; // any value of the type of the elements

    Array(Code code, String space, Operand start, T element) {
        this.code = code;
        this.space = space;
        this.start = start;
        this.element = element;
    }

    T get(Int32 index) {
        return element.result(opcode("ld"), place(index));
    }

    void set(Int32 index, T value) {
        code.write(opcode("st"), place(index), value.operand);
    }

    /** What is there where the condition holds, else 0. */
    T get(Int32 index, Truth condition) {
        return get(index, condition, 0);
    }

    /** What is there where the condition holds, else a number: nothing is read, so that there need not be an array. */
    T get(Int32 index, Truth condition, double otherwise) {
        Register value = code.temporary(element.type());
        Operand place = place(index);
        code.write("mov." + element.type(), value, element.of(otherwise).operand);
        code.writeIf(condition.register(), opcode("ld"), value, place);
        return element.of(value);
    }

    /** Puts a value there, or adds it to what is there. */
    void set(Int32 index, T value, Truth adds) {
        set(index, value.plus(get(index, adds)));
    }

    private String opcode(String verb) {
        return verb + "." + space + "." + element.type();
    }

    private Operand place(Int32 index) {
        Register address = code.temporary(Type.U64);
        Operand width = index.of(element.type().bytes()).operand;
        code.write("mad.wide.s32", address, index.operand, width, start);
        return new Operand.Verbatim("[" + address.text() + "]");
    }
}
