package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.syntax.Tree;
import dev.netc.runtime.operator.Flatten;
import java.util.Optional;

/** The statement {@code expect}: what a person believes the shape to be, held against what it is. */
final class Expectation {

    private final Evaluator evaluator;
    private final Problems problems;

    Expectation(Evaluator evaluator, Problems problems) {
        this.evaluator = evaluator;
        this.problems = problems;
    }

    void check(Tree.Expect expect, Optional<Node> current) {
        Optional<Quantity> expected = evaluator.evaluate(expect.shape());
        if (expected.isPresent() && current.isPresent()) {
            Optional<String> words = words(expect, expected.get());
            if (words.isPresent() && !words.get().equals(current.get().shape().words())) {
                report(expect, words.get(), current.get());
            }
        }
    }

    /** The expectation as a shape's words; one that can be no shape is reported. */
    private Optional<String> words(Tree.Expect expect, Quantity expected) {
        if (expected instanceof Quantity.Number number && number.isWhole()) {
            return Optional.of(number.value().intValue() == 1 ? "1 feature" : number.text() + " features");
        }
        if (expected instanceof Quantity.Size size && size.sizes().size() == 3) {
            return Optional.of(size.text());
        }
        problems.add(Problem.error(
                ArgumentError.WRONG_VALUE,
                expect.shape().span(),
                "expected a shape such as 64x12x12, or a number of features, found " + expected.text()));
        return Optional.empty();
    }

    private void report(Tree.Expect expect, String expected, Node found) {
        Shape shape = found.shape();
        boolean flattened = found instanceof Layer layer
                && layer.op().operator() instanceof Flatten
                && !layer.op().derivation().isEmpty();
        Node cause = flattened ? ((Layer) found).inputs().get(0) : found;
        Problem problem = Problem.error(
                        ShapeError.SHAPE_MISMATCH, expect.span(), "expected " + expected + ", found " + shape.words())
                .label(flattened ? ((Layer) found).op().derivation() : "the shape here is " + shape);
        String right = flattened ? factors(cause.shape()) : shape.toString();
        problems.add(Derivation.explain(problem, cause)
                .fix("expect " + right, expect.shape().span(), right, false));
    }

    /** {@code 4*4*50}: height, width and channels, as people say it. */
    private static String factors(Shape image) {
        return image.height() + "*" + image.width() + "*" + image.channels();
    }
}
