package dev.netc.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A count that a person types: 1 or more. */
final class PositiveInteger implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 1) {
                return value;
            }
            throw expected(text);
        } catch (NumberFormatException e) {
            throw expected(text);
        }
    }

    private static TypeConversionException expected(String text) {
        return new TypeConversionException("expected a whole number of at least 1, found '" + text + "'");
    }
}
