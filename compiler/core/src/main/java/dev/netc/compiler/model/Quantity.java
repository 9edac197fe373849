package dev.netc.compiler.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What an expression comes to. */
public sealed interface Quantity {

    /** As a message names it: {@code 2.5}, {@code 5x5}, {@code on}. */
    String text();

    /** A value as it is written outside of model files: {@code 10}, {@code 0.5}, {@code 3x3}, {@code same}. */
    static Quantity read(String written) {
        if (written.matches("\\d{1,9}(x\\d{1,9})+")) {
            return new Size(Arrays.stream(written.split("x")).map(Long::valueOf).toList());
        }
        if (written.matches("-?\\d{1,18}(\\.\\d{1,18})?([eE]-?\\d{1,2})?")) {
            return new Number(new BigDecimal(written));
        }
        return new Word(written);
    }

    record Number(BigDecimal value) implements Quantity {

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
