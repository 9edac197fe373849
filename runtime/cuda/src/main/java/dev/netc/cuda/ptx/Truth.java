package dev.netc.cuda.ptx;

/** A predicate: what a thread has found to be true or false. */
record Truth(Code code, Register register) {

    static Truth of(Code code, String opcode, Operand... sources) {
        Register result = code.temporary(Type.PREDICATE);
        code.write(opcode, Value.withFirst(result, sources));
        return new Truth(code, result);
    }

    Truth and(Truth other) {
        return of(code, "and.pred", register, other.register);
    }

    Truth or(Truth other) {
        return of(code, "or.pred", register, other.register);
    }

    Truth not() {
        return of(code, "not.pred", register);
    }

    /** One value where this is true, and another where it is not. */
    <T extends Value<T>> T choose(T yes, T no) {
        return yes.result("selp." + yes.type(), yes.operand, no.operand, register);
    }

    <T extends Value<T>> T choose(double yes, T no) {
        return choose(no.of(yes), no);
    }

    <T extends Value<T>> T choose(T yes, double no) {
        return choose(yes, yes.of(no));
    }
}
