package dev.netc.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A rate or a tolerance that a person types: a number above 0. */
final class PositiveNumber implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
            throw expected(text);
        } catch (NumberFormatException e) {
            throw expected(text);
        }
    }

    private static TypeConversionException expected(String text) {
        return new TypeConversionException("expected a number above 0, found '" + text + "'");
    }
}
