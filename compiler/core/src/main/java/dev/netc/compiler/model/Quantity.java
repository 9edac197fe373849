package dev.netc.compiler.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What an expression comes to. */
public sealed interface Quantity {

    /** As a message names it: {@code 2.5}, {@code 5x5}, {@code on}. */
    String text();

    /**
     * A value as it is written outside of model files: {@code 10}, {@code 0.5}, {@code 3x3}, {@code same}. A number that is none of the
     * language is a word, which no layer takes for a number.
     */
    static Quantity read(String written) {
        if (written.matches("\\d{1,9}(x\\d{1,9}){1,3}")) {
            return new Size(Arrays.stream(written.split("x")).map(Long::valueOf).toList());
        }
        if (written.matches("-?\\d{1,18}(\\.\\d{1,18})?([eE][-+]?\\d{1,2})?")) {
            Number number = new Number(new BigDecimal(written));
            return number.isInRange() ? number : new Word(written);
        }
        return new Word(written);
    }

    record Number(BigDecimal value) implements Quantity {

        /** Beyond this, no size, count or budget makes sense, and intermediate results stay small. */
        private static final BigDecimal LARGEST = new BigDecimal("1e18");

        /** Decimals that are kept; what is nearer to 0 is nothing to a float, and the powers of a small number stay short. */
        private static final int MOST_DECIMALS = 100;

        public Number {
            value = value.scale() > MOST_DECIMALS ? value.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN) : value;
        }

        boolean isInRange() {
            return value.abs().compareTo(LARGEST) <= 0;
        }

        public static Number of(long value) {
            return new Number(BigDecimal.valueOf(value));
        }

        public boolean isWhole() {
            return value.stripTrailingZeros().scale() <= 0;
        }

        @Override
        public String text() {
            return value.stripTrailingZeros().toPlainString();
        }
    }

    record Size(List<Long> sizes) implements Quantity {
        @Override
        public String text() {
            return sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
        }
    }

    record Truth(boolean value) implements Quantity {
        @Override
        public String text() {
            return value ? "true" : "false";
        }
    }

    /** A word of the language, such as {@code same} or {@code on}, that names no variable. */
    record Word(String text) implements Quantity {}

    record Text(String value) implements Quantity {
        @Override
        public String text() {
            return '"' + value + '"';
        }
    }
}
