package dev.netc.cuda.ptx;

import java.util.Locale;

/** The types that PTX's instructions name. Registers hold their bits; those of 32 bits with their sign extended. */
enum Kind {
    F32(4),
    F64(8),
    S32(4),
    U32(4),
    B32(4),
    S64(8),
    U64(8),
    B64(8),
    PRED(1);

    private final int bytes;

    Kind(int bytes) {
        this.bytes = bytes;
    }

    static Kind of(String name) {
        for (Kind kind : values()) {
            if (kind.toString().equals(name)) {
                return kind;
            }
        }
        throw new PtxException("type ." + name + " is not known");
    }

    int bytes() {
        return bytes;
    }

    boolean isFloating() {
        return this == F32 || this == F64;
    }

    /** Whether a register of this type may stand where an instruction wants another: signs do not matter, and bits take anything. */
    boolean fits(Kind wanted) {
        if (this == wanted) {
            return true;
        }
        boolean alike = isBits() || wanted.isBits() || !isFloating() && !wanted.isFloating();
        return bytes == wanted.bytes && this != PRED && wanted != PRED && alike;
    }

    private boolean isBits() {
        return this == B32 || this == B64;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
