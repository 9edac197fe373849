package dev.netc.cuda.ptx;

/** What an instruction reads or writes. */
sealed interface Operand permits Register, Literal, Operand.Verbatim {

    /** As it stands in the text. */
    String text();

    /** Something that only one kind of instruction has: a place in memory, a special register, a label. */
    record Verbatim(String text) implements Operand {}
}
