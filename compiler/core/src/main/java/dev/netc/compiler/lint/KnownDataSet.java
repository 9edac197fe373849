package dev.netc.compiler.lint;

import dev.netc.compiler.model.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What everybody knows of a public data set. The compiler reads no data, but a model file that names one of these must fit it.
 *
 * @param name as {@code data} names it; case, {@code -} and {@code _} do not matter
 * @param sample the size of one image
 */
public record KnownDataSet(String name, Shape sample, int classes) {

    private static final List<KnownDataSet> ALL = List.of(
            new KnownDataSet("mnist", Shape.image(1, 28, 28), 10),
            new KnownDataSet("fashion-mnist", Shape.image(1, 28, 28), 10),
            new KnownDataSet("digits", Shape.image(1, 28, 28), 10),
            new KnownDataSet("cifar10", Shape.image(3, 32, 32), 10));

    /** Empty for one that the compiler has no facts of. */
    public static Optional<KnownDataSet> named(String name) {
        return ALL.stream()
                .filter(known -> plain(known.name).equals(plain(name)))
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }
}
