package dev.netc.cuda.ptx;

/** A float64, for sums of many numbers. */
final class Float64 extends Value<Float64> {

    Float64(Code code, Operand operand) {
        super(code, operand);
    }

    @Override
    Type type() {
        return Type.F64;
    }

    @Override
    Float64 of(Operand other) {
        return new Float64(code, other);
    }

    Float64 squareRoot() {
        return result("sqrt.rn.f64", operand);
    }

    /** The nearest float32. */
    Float32 narrow() {
        Register result = code.temporary(Type.F32);
        code.write("cvt.rn.f32.f64", result, operand);
        return new Float32(code, result);
    }
}
