package dev.netc.cuda.ptx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The instructions that compute, each with the types of its operands and its meaning: exact IEEE arithmetic, and nothing flushed to 0. */
final class Operations {

    private static final Map<String, Operation> ALL = new HashMap<>();

    private interface Float1 {
        float apply(float a);
    }

    private interface Float2 {
        float apply(float a, float b);
    }

    private interface Double2 {
        double apply(double a, double b);
    }

    private interface Int2 {
        int apply(int a, int b);
    }

    private interface Long2 {
        long apply(long a, long b);
    }

    private interface Relation {
        boolean holds(int comparison);
    }

    static {
        addFloats();
        addDoubles();
        addIntegers();
        addLongs();
        addPredicates();
        addConversions();
        List.of("lt", "le", "gt", "ge", "eq", "ne").forEach(Operations::addComparison);
        List.of(Kind.F32, Kind.F64, Kind.S32, Kind.U32, Kind.U64, Kind.B32, Kind.B64)
                .forEach(Operations::addMoves);
    }

    private Operations() {}

    static Operation of(String opcode) {
        Operation operation = ALL.get(opcode);
        if (operation == null) {
            throw new PtxException("instruction " + opcode + " is not known");
        }
        return operation;
    }

    private static void add(String opcode, Kind result, List<Kind> sources, Operation.Formula formula) {
        ALL.put(opcode, new Operation(result, sources, formula));
    }

    private static void addFloats() {
        floats("add.rn.f32", (a, b) -> a + b);
        floats("sub.rn.f32", (a, b) -> a - b);
        floats("mul.rn.f32", (a, b) -> a * b);
        floats("div.rn.f32", (a, b) -> a / b);
        floats("min.f32", (a, b) -> Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.min(a, b));
        floats("max.f32", (a, b) -> Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.max(a, b));
        floats("neg.f32", a -> -a);
        floats("abs.f32", Math::abs);
        floats("sqrt.rn.f32", a -> (float) Math.sqrt(a));
        floats("ex2.approx.f32", a -> (float) StrictMath.pow(2, a));
        floats("cvt.rni.f32.f32", a -> (float) Math.rint(a));
        add(
                "fma.rn.f32",
                Kind.F32,
                List.of(Kind.F32, Kind.F32, Kind.F32),
                (a, b, c) -> bits(Math.fma(real(a), real(b), real(c))));
    }

    private static void floats(String opcode, Float1 formula) {
        add(opcode, Kind.F32, List.of(Kind.F32), (a, b, c) -> bits(formula.apply(real(a))));
    }

    private static void floats(String opcode, Float2 formula) {
        add(opcode, Kind.F32, List.of(Kind.F32, Kind.F32), (a, b, c) -> bits(formula.apply(real(a), real(b))));
    }

    private static void addDoubles() {
        doubles("add.rn.f64", (a, b) -> a + b);
        doubles("sub.rn.f64", (a, b) -> a - b);
        doubles("mul.rn.f64", (a, b) -> a * b);
        doubles("div.rn.f64", (a, b) -> a / b);
        add("sqrt.rn.f64", Kind.F64, List.of(Kind.F64), (a, b, c) -> bits(Math.sqrt(wide(a))));
        add("neg.f64", Kind.F64, List.of(Kind.F64), (a, b, c) -> bits(-wide(a)));
        add(
                "fma.rn.f64",
                Kind.F64,
                List.of(Kind.F64, Kind.F64, Kind.F64),
                (a, b, c) -> bits(Math.fma(wide(a), wide(b), wide(c))));
    }

    private static void doubles(String opcode, Double2 formula) {
        add(opcode, Kind.F64, List.of(Kind.F64, Kind.F64), (a, b, c) -> bits(formula.apply(wide(a), wide(b))));
    }

    private static void addIntegers() {
        integers("add.s32", (a, b) -> a + b);
        integers("sub.s32", (a, b) -> a - b);
        integers("mul.lo.s32", (a, b) -> a * b);
        integers("div.s32", (a, b) -> a / b);
        integers("rem.s32", (a, b) -> a % b);
        integers("min.s32", Math::min);
        integers("max.s32", Math::max);
        add("neg.s32", Kind.S32, List.of(Kind.S32), (a, b, c) -> -(int) a);
        add("and.b32", Kind.B32, List.of(Kind.B32, Kind.B32), (a, b, c) -> (int) a & (int) b);
        add("shl.b32", Kind.B32, List.of(Kind.B32, Kind.U32), (a, b, c) -> b > 31 ? 0 : (int) a << (int) b);
        add("shr.s32", Kind.S32, List.of(Kind.S32, Kind.U32), (a, b, c) -> (int) a >> Math.min((int) b, 31));
        add("mad.lo.s32", Kind.S32, List.of(Kind.S32, Kind.S32, Kind.S32), (a, b, c) -> (int) a * (int) b + (int) c);
        add("mad.wide.s32", Kind.S64, List.of(Kind.S32, Kind.S32, Kind.S64), (a, b, c) -> (long) (int) a * (int) b + c);
    }

    private static void integers(String opcode, Int2 formula) {
        add(opcode, Kind.S32, List.of(Kind.S32, Kind.S32), (a, b, c) -> formula.apply((int) a, (int) b));
    }

    private static void addLongs() {
        longs("add.u64", (a, b) -> a + b);
        longs("sub.u64", (a, b) -> a - b);
        longs("mul.lo.u64", (a, b) -> a * b);
        longs("xor.b64", (a, b) -> a ^ b);
        add("shr.u64", Kind.U64, List.of(Kind.U64, Kind.U32), (a, b, c) -> b > 63 ? 0 : a >>> b);
        add("mad.lo.u64", Kind.U64, List.of(Kind.U64, Kind.U64, Kind.U64), (a, b, c) -> a * b + c);
    }

    private static void longs(String opcode, Long2 formula) {
        add(opcode, Kind.U64, List.of(Kind.U64, Kind.U64), (a, b, c) -> formula.apply(a, b));
    }

    private static void addPredicates() {
        add("and.pred", Kind.PRED, List.of(Kind.PRED, Kind.PRED), (a, b, c) -> a & b);
        add("or.pred", Kind.PRED, List.of(Kind.PRED, Kind.PRED), (a, b, c) -> a | b);
        add("not.pred", Kind.PRED, List.of(Kind.PRED), (a, b, c) -> 1 - a);
        add(
                "setp.nan.f32",
                Kind.PRED,
                List.of(Kind.F32, Kind.F32),
                (a, b, c) -> truth(Float.isNaN(real(a)) || Float.isNaN(real(b))));
    }

    private static void addConversions() {
        add("cvt.f64.f32", Kind.F64, List.of(Kind.F32), (a, b, c) -> bits((double) real(a)));
        add("cvt.rn.f32.f64", Kind.F32, List.of(Kind.F64), (a, b, c) -> bits((float) wide(a)));
        add("cvt.rn.f32.s32", Kind.F32, List.of(Kind.S32), (a, b, c) -> bits((float) (int) a));
        add("cvt.rn.f64.s32", Kind.F64, List.of(Kind.S32), (a, b, c) -> bits((double) (int) a));
        add("cvt.rni.s32.f32", Kind.S32, List.of(Kind.F32), (a, b, c) -> (int) Math.rint(real(a)));
        add("cvt.u64.s32", Kind.U64, List.of(Kind.S32), (a, b, c) -> (int) a);
        add("cvt.u32.u64", Kind.U32, List.of(Kind.U64), (a, b, c) -> (int) a);
    }

    private static void addComparison(String name) {
        Relation relation = relation(name);
        List.of(Kind.S32, Kind.U32, Kind.F32, Kind.F64)
                .forEach(
                        kind -> add("setp." + name + "." + kind, Kind.PRED, List.of(kind, kind), test(kind, relation)));
    }

    private static Relation relation(String name) {
        return switch (name) {
            case "lt" -> comparison -> comparison < 0;
            case "le" -> comparison -> comparison <= 0;
            case "gt" -> comparison -> comparison > 0;
            case "ge" -> comparison -> comparison >= 0;
            case "eq" -> comparison -> comparison == 0;
            case "ne" -> comparison -> comparison != 0;
            default -> throw new PtxException("relation " + name + " is not known");
        };
    }

    private static Operation.Formula test(Kind kind, Relation relation) {
        return switch (kind) {
            case S32 -> (a, b, c) -> truth(relation.holds(Integer.compare((int) a, (int) b)));
            case U32 -> (a, b, c) -> truth(relation.holds(Integer.compareUnsigned((int) a, (int) b)));
            case F32 -> (a, b, c) -> ordered(real(a), real(b), relation);
            case F64 -> (a, b, c) -> ordered(wide(a), wide(b), relation);
            case B32, S64, U64, B64, PRED -> throw new PtxException("." + kind + " is not compared");
        };
    }

    /** With NaN every comparison is false. */
    private static long ordered(double a, double b, Relation relation) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return 0;
        }
        return truth(relation.holds(a < b ? -1 : a > b ? 1 : 0));
    }

    private static void addMoves(Kind kind) {
        add("mov." + kind, kind, List.of(kind), (a, b, c) -> a);
        add("selp." + kind, kind, List.of(kind, kind, Kind.PRED), (a, b, c) -> c != 0 ? a : b);
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }

    private static float real(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    private static double wide(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static long bits(float value) {
        return Float.floatToRawIntBits(value);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
