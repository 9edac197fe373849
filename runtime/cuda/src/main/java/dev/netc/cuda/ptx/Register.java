package dev.netc.cuda.ptx;

/** A register of a kernel; as many as one likes. */
record Register(Type type, String name) implements Operand {

    @Override
    public String text() {
        return "%" + name;
    }
}
