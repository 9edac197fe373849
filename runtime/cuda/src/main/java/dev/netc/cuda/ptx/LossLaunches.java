package dev.netc.cuda.ptx;

import dev.netc.runtime.loss.BinaryCrossEntropy;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.loss.LossVisitor;
import dev.netc.runtime.loss.MeanSquaredError;
import dev.netc.runtime.loss.NegativeLogLikelihood;
import java.util.List;

/** Launches of losses on an output of batch x features, with int32 classes or float32 numbers as targets. */
public final class LossLaunches {

    private static final int MOST_PARTS = 256;

    /** How many bytes {@link #value} needs for the parts of a loss, which begin at a multiple of 8. */
    public static final int PART_BYTES = MOST_PARTS * Double.BYTES;

    private LossLaunches() {}

    /**
     * The loss, one float32, in two launches.
     *
     * @param parts memory of {@link #PART_BYTES}
     */
    public static List<Launch> value(
            Loss loss, long y, long targets, long parts, long result, int batch, int features) {
        return loss.accept(new Values(y, targets, parts, result, batch, features));
    }

    /** dy = the loss's gradient. */
    public static Launch gradient(Loss loss, long y, long targets, long dy, int batch, int features) {
        return loss.accept(new Gradients(y, targets, dy, batch, features));
    }

    private record Values(long y, long targets, long parts, long result, int batch, int features)
            implements LossVisitor<List<Launch>> {

        @Override
        public List<Launch> visit(CrossEntropy loss) {
            Grid rows = Grids.rows(batch, features);
            return perSample(LossKernels.CROSS_ENTROPY, new Grid(Math.min(rows.blocks(), MOST_PARTS), rows.threads()));
        }

        @Override
        public List<Launch> visit(NegativeLogLikelihood loss) {
            return perSample(LossKernels.LIKELIHOOD, grid(batch));
        }

        @Override
        public List<Launch> visit(MeanSquaredError loss) {
            return perElement(LossKernels.SQUARES);
        }

        @Override
        public List<Launch> visit(BinaryCrossEntropy loss) {
            return perElement(LossKernels.BINARY);
        }

        private List<Launch> perSample(String kernel, Grid grid) {
            Launch sums = new Launch(kernel, grid, List.of(y, targets, parts, batch, features));
            return List.of(sums, mean(grid.blocks(), batch));
        }

        private List<Launch> perElement(String kernel) {
            int count = batch * features;
            Launch sums = new Launch(kernel, grid(count), List.of(y, targets, parts, count));
            return List.of(sums, mean(grid(count).blocks(), count));
        }

        private static Grid grid(int count) {
            Grid grid = Grids.elements(count);
            return new Grid(Math.min(grid.blocks(), MOST_PARTS), grid.threads());
        }

        private Launch mean(int count, int divisor) {
            return new Launch(LossKernels.MEAN, Grids.rows(1, count), List.of(parts, count, divisor, result));
        }
    }

    private record Gradients(long y, long targets, long dy, int batch, int features) implements LossVisitor<Launch> {

        @Override
        public Launch visit(CrossEntropy loss) {
            String kernel = LossKernels.gradient(LossKernels.CROSS_ENTROPY);
            return new Launch(kernel, Grids.rows(batch, features), List.of(y, targets, dy, batch, features));
        }

        @Override
        public Launch visit(NegativeLogLikelihood loss) {
            String kernel = LossKernels.gradient(LossKernels.LIKELIHOOD);
            return new Launch(kernel, Grids.elements(batch * features), List.of(targets, dy, batch, features));
        }

        @Override
        public Launch visit(MeanSquaredError loss) {
            return perElement(LossKernels.SQUARES);
        }

        @Override
        public Launch visit(BinaryCrossEntropy loss) {
            return perElement(LossKernels.BINARY);
        }

        private Launch perElement(String kernel) {
            int count = batch * features;
            return new Launch(LossKernels.gradient(kernel), Grids.elements(count), List.of(y, targets, dy, count));
        }
    }
}
