package dev.netc.cuda.ptx;

/** Numbers as PTX writes them. */
final class Literals {

    private Literals() {}

    /** The bits of a literal that stands where a type is wanted. */
    static long bits(String text, Kind wanted) {
        try {
            return switch (wanted) {
                case F32 -> Float.floatToRawIntBits(real(text));
                case F64 -> Double.doubleToRawLongBits(wide(text));
                case S32, U32, B32, S64, U64, B64 -> whole(text);
                case PRED -> throw new PtxException("a predicate has no literals");
            };
        } catch (NumberFormatException e) {
            throw new PtxException(text + " is no number of type ." + wanted, e);
        }
    }

    private static float real(String text) {
        if (text.startsWith("0f")) {
            return Float.intBitsToFloat(Integer.parseUnsignedInt(text.substring(2), 16));
        }
        return (float) decimal(text);
    }

    private static double wide(String text) {
        if (text.startsWith("0d")) {
            return Double.longBitsToDouble(Long.parseUnsignedLong(text.substring(2), 16));
        }
        return decimal(text);
    }

    private static double decimal(String text) {
        if (!text.contains(".")) {
            throw new PtxException(text + " has no decimal point");
        }
        return Double.parseDouble(text);
    }

    private static long whole(String text) {
        return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseLong(text);
    }
}
