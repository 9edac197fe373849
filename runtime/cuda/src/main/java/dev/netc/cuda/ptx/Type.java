package dev.netc.cuda.ptx;

/** The types of registers, parameters and memory that the kernels use. */
enum Type {
    F32("f32", 4, "f"),
    F64("f64", 8, "d"),
    S32("s32", 4, "n"),
    U64("u64", 8, "a"),
    PREDICATE("pred", 0, "p");

    private final String text;
    private final int bytes;
    private final String temporary;

    Type(String text, int bytes, String temporary) {
        this.text = text;
        this.bytes = bytes;
        this.temporary = temporary;
    }

    int bytes() {
        return bytes;
    }

    /** What registers of this type without a name of their own are called, with a number behind it. */
    String temporary() {
        return temporary;
    }

    boolean isFloating() {
        return this == F32 || this == F64;
    }

    /**
     * An operation of arithmetic as it is written. Floating-point ones say how they round: where they do not, ptxas makes one fused
     * operation of a product and a sum when it likes.
     */
    String arithmetic(String operation) {
        if (isFloating()) {
            return operation + ".rn." + text;
        }
        return operation.equals("mul") ? "mul.lo." + text : operation + "." + text;
    }

    /** The name in PTX. */
    @Override
    public String toString() {
        return text;
    }
}
