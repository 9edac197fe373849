package dev.netc.compiler.source;

import java.util.Locale;

/** A kind of finding. Its documentation comment is its manual, of which {@code netc explain} and the page in docs/findings are made. */
public interface Finding {

    /** Stable and kebab-case: {@code shape-mismatch}. */
    String findingName();

    default Problem.Severity severity() {
        return Problem.Severity.ERROR;
    }

    /** The kebab-case of an enum's constant: {@code SHAPE_MISMATCH} is {@code shape-mismatch}. */
    static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kebab-case of a class: {@code DropoutBeforeBatchnorm} is {@code dropout-before-batchnorm}. */
    static String ofClass(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
