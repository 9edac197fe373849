package dev.netc.cuda.ptx;

/** A whole number of 32 bits with a sign: an index or a size. */
final class Int32 extends Value<Int32> {

    Int32(Code code, Operand operand) {
        super(code, operand);
    }

    @Override
    Type type() {
        return Type.S32;
    }

    @Override
    Int32 of(Operand other) {
        return new Int32(code, other);
    }

    /** What division leaves over; negative where this is. */
    Int32 modulo(Int32 divisor) {
        return result("rem.s32", operand, divisor.operand);
    }

    Int32 modulo(int divisor) {
        return modulo(of(divisor));
    }

    Int32 shiftedLeft(int bits) {
        return result("shl.b32", operand, of(bits).operand);
    }

    /** Half, a quarter and so on, rounded down. */
    Int32 shiftedRight(int bits) {
        return result("shr.s32", operand, of(bits).operand);
    }

    Int32 and(int mask) {
        return result("and.b32", operand, of(mask).operand);
    }

    /** Whether this is 0 or more, and less than a size. */
    Truth isIndexOf(Int32 size) {
        return Truth.of(code, "setp.lt.u32", operand, size.operand);
    }

    /** The nearest float32. */
    Float32 real() {
        return convert(Type.F32, "cvt.rn.f32.s32");
    }

    Float64 wide() {
        Register result = code.temporary(Type.F64);
        code.write("cvt.rn.f64.s32", result, operand);
        return new Float64(code, result);
    }

    /** The float32 that has these bits. */
    Float32 asBits() {
        return convert(Type.F32, "mov.b32");
    }

    private Float32 convert(Type to, String opcode) {
        Register result = code.temporary(to);
        code.write(opcode, result, operand);
        return new Float32(code, result);
    }

    /** The same number in 64 bits. */
    Int64 extended() {
        Register result = code.temporary(Type.U64);
        code.write("cvt.u64.s32", result, operand);
        return new Int64(code, result);
    }
}
