package dev.netc.cuda.ptx;

import java.util.Locale;
import java.util.Optional;

/**
 * A number in the text.
 *
 * @param remark the number in decimal, where the text has its bits
 */
record Literal(String text, Optional<String> remark) implements Operand {

    private static final int MOST_DIGITS = 8;

    static Literal of(Type type, double number) {
        return switch (type) {
            case F32 ->
                floating(
                        Float.toString((float) number),
                        String.format("0f%08X", Float.floatToRawIntBits((float) number)));
            case F64 -> floating(Double.toString(number), String.format("0d%016X", Double.doubleToRawLongBits(number)));
            case S32, U64, PREDICATE -> whole(number);
        };
    }

    /** A number of 64 bits, as its bits. */
    static Literal bits(long number) {
        return new Literal(String.format("0x%016X", number), Optional.empty());
    }

    private static Literal whole(double number) {
        long whole = (long) number;
        if (whole != number) {
            throw new IllegalArgumentException(number + " is not a whole number");
        }
        return new Literal(Long.toString(whole), Optional.empty());
    }

    /** Few digits are those of a number that a reader knows, and are written so if they are exactly it. */
    private static Literal floating(String decimal, String bits) {
        boolean plain = decimal.length() <= MOST_DIGITS && decimal.matches("-?[0-9]+\\.[0-9]+");
        boolean exact = plain && isDyadic(Double.parseDouble(decimal));
        return exact
                ? new Literal(decimal, Optional.empty())
                : new Literal(bits, Optional.of(decimal.toLowerCase(Locale.ROOT)));
    }

    /** Whether a number is the same in float32 and float64, so that no reader of the text can round it in another way. */
    private static boolean isDyadic(double number) {
        return number == Math.rint(number * 0x1p10) / 0x1p10;
    }
}
