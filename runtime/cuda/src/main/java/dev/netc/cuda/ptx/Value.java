package dev.netc.cuda.ptx;

/**
 * A number that a thread computes: a register or a literal. An operation on it writes an instruction and is the register with the result,
 * so that a formula in Java reads as the formula.
 */
abstract class Value<T extends Value<T>> {

    final Code code;
    final Operand operand;

    Value(Code code, Operand operand) {
        this.code = code;
        this.operand = operand;
    }

    abstract Type type();

    /** Another value of this type. */
    abstract T of(Operand operand);

    T of(double number) {
        return of(Literal.of(type(), number));
    }

    /** The result of an instruction whose operands are this value and others. */
    final T result(String opcode, Operand... sources) {
        Register result = code.temporary(type());
        code.write(opcode, withFirst(result, sources));
        return of(result);
    }

    static Operand[] withFirst(Operand first, Operand... others) {
        Operand[] all = new Operand[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    T plus(T other) {
        return result(type().arithmetic("add"), operand, other.operand);
    }

    T plus(double number) {
        return plus(of(number));
    }

    T minus(T other) {
        return result(type().arithmetic("sub"), operand, other.operand);
    }

    T minus(double number) {
        return minus(of(number));
    }

    T times(T other) {
        return result(type().arithmetic("mul"), operand, other.operand);
    }

    T times(double number) {
        return times(of(number));
    }

    T over(T other) {
        return result(type().arithmetic("div"), operand, other.operand);
    }

    T over(double number) {
        return over(of(number));
    }

    /** This times a factor plus an addend; of floating-point numbers rounded once. */
    T timesPlus(T factor, T addend) {
        return result(fused(), operand, factor.operand, addend.operand);
    }

    private String fused() {
        return type().isFloating() ? "fma.rn." + type() : "mad.lo." + type();
    }

    T negated() {
        return result("neg." + type(), operand);
    }

    T magnitude() {
        return result("abs." + type(), operand);
    }

    /** The smaller of two. Where one is NaN, it is the other. */
    T min(T other) {
        return result("min." + type(), operand, other.operand);
    }

    T min(double number) {
        return min(of(number));
    }

    /** The larger of two. Where one is NaN, it is the other. */
    T max(T other) {
        return result("max." + type(), operand, other.operand);
    }

    T max(double number) {
        return max(of(number));
    }

    /** Whether this is less; false where one is NaN, as each comparison is. */
    Truth isLess(T other) {
        return compare("lt", other);
    }

    Truth isLess(double number) {
        return isLess(of(number));
    }

    Truth isAtMost(T other) {
        return compare("le", other);
    }

    Truth isAtMost(double number) {
        return isAtMost(of(number));
    }

    Truth isMore(T other) {
        return compare("gt", other);
    }

    Truth isMore(double number) {
        return isMore(of(number));
    }

    Truth isAtLeast(T other) {
        return compare("ge", other);
    }

    Truth isAtLeast(double number) {
        return isAtLeast(of(number));
    }

    Truth isEqual(T other) {
        return compare("eq", other);
    }

    Truth isEqual(double number) {
        return isEqual(of(number));
    }

    private Truth compare(String relation, T other) {
        return Truth.of(code, "setp." + relation + "." + type(), operand, other.operand);
    }

    /** A register of its own that starts as this and can be changed. */
    T variable(String name) {
        Register register = code.register(type(), name);
        code.write("mov." + type(), register, operand);
        return of(register);
    }

    void set(T value) {
        code.write("mov." + type(), operand, value.operand);
    }

    void increase(T by) {
        code.write(type().arithmetic("add"), operand, operand, by.operand);
    }

    void increase(double by) {
        increase(of(by));
    }

    void increaseByProduct(T first, T second) {
        code.write(fused(), operand, first.operand, second.operand, operand);
    }
}
