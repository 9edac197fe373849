package dev.netc.runtime.operator;

/**
 * What stands outside the border of a padded image: a constant (zero in most networks), its mirror image without the border
 * itself, the border repeated, or the other side of the image. PyTorch calls these {@code constant reflect replicate circular}.
 */
public record Fill(Kind kind, float value) {

    public enum Kind {
        CONSTANT,
        REFLECT,
        REPLICATE,
        CIRCULAR
    }

    public static final Fill ZERO = constant(0);
    public static final Fill REFLECT = new Fill(Kind.REFLECT, 0);
    public static final Fill REPLICATE = new Fill(Kind.REPLICATE, 0);
    public static final Fill CIRCULAR = new Fill(Kind.CIRCULAR, 0);

    public static Fill constant(float value) {
        return new Fill(Kind.CONSTANT, value);
    }

    /** Where an index outside {@code 0 .. size - 1} reads from, or -1 where the constant stands. */
    public int source(int index, int size) {
        if (index >= 0 && index < size) {
            return index;
        }
        return switch (kind) {
            case CONSTANT -> -1;
            case REFLECT -> index < 0 ? -index : 2 * (size - 1) - index;
            case REPLICATE -> index < 0 ? 0 : size - 1;
            case CIRCULAR -> Math.floorMod(index, size);
        };
    }
}
