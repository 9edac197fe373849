package dev.netc.cuda.ptx;

/** 64 bits: an address, or what random numbers are made of. */
final class Int64 extends Value<Int64> {

    Int64(Code code, Operand operand) {
        super(code, operand);
    }

    @Override
    Type type() {
        return Type.U64;
    }

    @Override
    Int64 of(Operand other) {
        return new Int64(code, other);
    }

    Int64 bits(long bits) {
        return of(Literal.bits(bits));
    }

    Int64 xor(Int64 other) {
        return result("xor.b64", operand, other.operand);
    }

    /** The upper bits moved down, with zeros behind them. */
    Int64 shiftedRight(int bits) {
        return result("shr.u64", operand, Literal.of(Type.S32, bits));
    }

    /** The lower 32 bits. */
    Int32 low() {
        Register result = code.temporary(Type.S32);
        code.write("cvt.u32.u64", result, operand);
        return new Int32(code, result);
    }
}
