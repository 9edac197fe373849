package dev.netc.cuda.ptx;

/** A float32. */
final class Float32 extends Value<Float32> {

    Float32(Code code, Operand operand) {
        super(code, operand);
    }

    @Override
    Type type() {
        return Type.F32;
    }

    @Override
    Float32 of(Operand other) {
        return new Float32(code, other);
    }

    Float32 squareRoot() {
        return result("sqrt.rn.f32", operand);
    }

    /** 2 to this power, to about 2^-22 of the result. */
    Float32 powerOfTwo() {
        return result("ex2.approx.f32", operand);
    }

    /** The nearest whole number, of two as near the even one. */
    Float32 rounded() {
        return result("cvt.rni.f32.f32", operand);
    }

    /** The bits as a whole number. */
    Int32 bits() {
        Register result = code.temporary(Type.S32);
        code.write("mov.b32", result, operand);
        return new Int32(code, result);
    }

    Truth isNaN() {
        return Truth.of(code, "setp.nan.f32", operand, operand);
    }

    Float64 wide() {
        Register result = code.temporary(Type.F64);
        code.write("cvt.f64.f32", result, operand);
        return new Float64(code, result);
    }
}
