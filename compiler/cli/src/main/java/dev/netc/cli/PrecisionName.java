package dev.netc.cli;

import dev.netc.runtime.backend.Precision;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A precision as a person types it: {@code tf32}. */
final class PrecisionName implements ITypeConverter<Precision> {

    @Override
    public Precision convert(String text) {
        return Arrays.stream(Precision.values())
                .filter(precision -> of(precision).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected "
                        + Arrays.stream(Precision.values())
                                .map(PrecisionName::of)
                                .collect(Collectors.joining(", "))
                        + ", found '" + text + "'"));
    }

    static String of(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
