package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.syntax.Tree;
import java.util.List;
import java.util.Optional;

/** Reads {@code input 1x28x28} or {@code input 784}. */
final class InputReader {

    private final Evaluator evaluator;
    private final Problems problems;

    InputReader(Evaluator evaluator, Problems problems) {
        this.evaluator = evaluator;
        this.problems = problems;
    }

    Optional<Shape> read(Tree.Call call) {
        List<Tree.Argument> words = call.arguments();
        if (words.size() != 1 || words.get(0).arrow()) {
            problems.add(Problem.error(
                    ArgumentError.WRONG_VALUE, call.span(), "expected one size, such as input 1x28x28 or input 784"));
            return Optional.empty();
        }
        Optional<Quantity> value = evaluator.evaluate(words.get(0).value());
        Optional<Shape> shape = value.flatMap(InputReader::shape);
        if (value.isPresent() && shape.isEmpty()) {
            Problem problem = Problem.error(
                            ArgumentError.WRONG_VALUE,
                            words.get(0).span(),
                            "expected channels x height x width, or a number of features, found "
                                    + value.get().text())
                    .label(hint(value.get()));
            problems.add(
                    isPlane(value.get())
                            ? problem.fix(
                                    "input 1x" + value.get().text(),
                                    words.get(0).span(),
                                    "1x" + value.get().text(),
                                    false)
                            : problem);
        }
        return shape;
    }

    private static Optional<Shape> shape(Quantity value) {
        ValueType count = ValueType.count(1);
        if (value instanceof Quantity.Size size) {
            boolean fits = size.sizes().size() == 3
                    && size.sizes().stream().allMatch(side -> count.reader()
                            .apply(Quantity.Number.of(side))
                            .isPresent());
            Shape shape = fits
                    ? Shape.image(
                            size.sizes().get(0).intValue(),
                            size.sizes().get(1).intValue(),
                            size.sizes().get(2).intValue())
                    : Shape.features(1);
            return fits && shape.elements() <= Shape.MOST_ELEMENTS ? Optional.of(shape) : Optional.empty();
        }
        return count.reader().apply(value).map(features -> Shape.features((Integer) features));
    }

    private static String hint(Quantity value) {
        return isPlane(value) ? "one channel is written 1x" + value.text() : "such as 1x28x28 or 784";
    }

    /** Whether only the channels are missing. */
    private static boolean isPlane(Quantity value) {
        return value instanceof Quantity.Size size && size.sizes().size() == 2;
    }
}
