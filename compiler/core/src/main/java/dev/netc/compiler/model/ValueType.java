package dev.netc.compiler.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a layer or a setting accepts in one place.
 *
 * @param expected how a message names it: {@code a whole number of at least 1}
 * @param words the words that stand for themselves here
 * @param reader the value as the layer wants it, or empty where it is of another kind
 */
public record ValueType(String expected, Set<String> words, Function<Quantity, Optional<Object>> reader) {

    /** Larger sizes are slips of the keyboard; their products would not fit in memory either. */
    private static final int MOST = 100_000_000;

    private static final String WHOLE = "a whole number of at least ";

    /** Two sizes: of height and of width. */
    public record Pair(int height, int width) {

        public boolean isSquare() {
            return height == width;
        }
    }

    /** Anything; the parameters of blocks are checked where they are used. */
    public static final ValueType ANY = new ValueType("a value", Set.of(), Optional::of);

    public static final ValueType SWITCH = words("on", "off").map(word -> word.equals("on"));

    public static final ValueType TEXT_OR_WORD = new ValueType(
            "a name",
            Set.of(),
            value -> value instanceof Quantity.Word word
                    ? Optional.of(word.text())
                    : value instanceof Quantity.Text text ? Optional.of(text.value()) : Optional.empty());

    public static final ValueType TEXT = new ValueType(
            "a text in quotes",
            Set.of(),
            value -> value instanceof Quantity.Text text ? Optional.of(text.value()) : Optional.empty());

    /** An {@code Integer} of at least {@code least}. */
    public static ValueType count(int least) {
        return new ValueType(WHOLE + least, Set.of(), value -> whole(value, least));
    }

    /** A {@link Pair}: one number for both sides, or height x width. */
    public static ValueType pair(int least) {
        return new ValueType(
                WHOLE + least + ", or height x width",
                Set.of(),
                value -> value instanceof Quantity.Size size
                        ? sizes(size, least)
                        : whole(value, least).map(side -> new Pair((int) side, (int) side)));
    }

    /** A {@code Double} within the limits, both allowed. */
    public static ValueType number(double least, double most) {
        return new ValueType("a number from " + plain(least) + " to " + plain(most), Set.of(), value -> decimal(value)
                .filter(number -> (double) number >= least && (double) number <= most));
    }

    /** Any {@code Double}. */
    public static ValueType number() {
        return new ValueType("a number", Set.of(), ValueType::decimal);
    }

    /** A {@code Double} above zero. */
    public static ValueType positive() {
        return new ValueType(
                "a number above 0", Set.of(), value -> decimal(value).filter(number -> (double) number > 0));
    }

    /** A {@code Double} above zero and up to one. */
    public static ValueType part() {
        return new ValueType("a number above 0 and at most 1", Set.of(), value -> decimal(value)
                .filter(number -> (double) number > 0 && (double) number <= 1));
    }

    /** One of these words, as a {@code String}. */
    public static ValueType words(String... words) {
        return new ValueType(
                oneOf(List.of(words)),
                new java.util.LinkedHashSet<>(List.of(words)),
                value -> value instanceof Quantity.Word word ? Optional.of(word.text()) : Optional.empty());
    }

    /** One of these words, or what {@code this} accepts. */
    public ValueType orWords(String... words) {
        ValueType word = words(words);
        return new ValueType(
                expected + ", or " + word.expected(),
                word.words(),
                value -> value instanceof Quantity.Word ? word.reader().apply(value) : reader.apply(value));
    }

    /** The message for a value that is none of these. */
    String refusal(Quantity found) {
        boolean isTooLarge = found instanceof Quantity.Number number
                && number.value().compareTo(BigDecimal.valueOf(MOST)) > 0
                && expected.startsWith(WHOLE);
        return "expected " + expected + (isTooLarge ? " and at most " + MOST : "") + ", found " + found.text();
    }

    private ValueType map(Function<String, Object> change) {
        return new ValueType(expected, words, value -> reader.apply(value).map(read -> change.apply((String) read)));
    }

    private static Optional<Object> whole(Quantity value, int least) {
        if (value instanceof Quantity.Number number && number.isWhole()) {
            BigDecimal read = number.value();
            if (read.compareTo(BigDecimal.valueOf(least)) >= 0 && read.compareTo(BigDecimal.valueOf(MOST)) <= 0) {
                return Optional.of(read.intValueExact());
            }
        }
        return Optional.empty();
    }

    private static Optional<Object> sizes(Quantity.Size size, int least) {
        boolean fits =
                size.sizes().size() == 2 && size.sizes().stream().allMatch(side -> side >= least && side <= MOST);
        return fits
                ? Optional.of(new Pair(
                        size.sizes().get(0).intValue(), size.sizes().get(1).intValue()))
                : Optional.empty();
    }

    private static Optional<Object> decimal(Quantity value) {
        return value instanceof Quantity.Number number
                ? Optional.of(number.value().doubleValue())
                : Optional.empty();
    }

    private static String oneOf(List<String> words) {
        return words.size() == 1
                ? words.get(0)
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
