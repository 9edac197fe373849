package dev.netc.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.netc.cpu.ConvWeightGradient.Operands;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Window;
import dev.netc.runtime.suite.Relative;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two kernels for the gradients of a convolution's weights without the Vector API against each other. */
class ConvWeightGradientByPairsTest {

    private static final Kernels KERNELS = new PlainKernels();

    private static ConvGeometry geometry(int batch, int channels, int size, int filters, Window window) {
        int outputs = (size + 2 * window.padTop() - window.height()) / window.strideHeight() + 1;
        return new ConvGeometry(batch, channels, size, size, filters, outputs, outputs, window, Fill.ZERO, 1);
    }

    /** The last has 1,296 pairs, so that seven rows of the output are taken at a time, and three in the end. */
    private static final List<ConvGeometry> GEOMETRIES = List.of(
            geometry(6, 1, 28, 20, Window.of(5, 5)),
            geometry(5, 2, 9, 3, Window.of(3, 3).stride(2, 2).pad(1, 1)),
            geometry(1, 1, 4, 1, Window.of(4, 4)),
            geometry(7, 3, 33, 48, Window.of(3, 3)));

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "2, true", "3, true"})
    void bothWaysGiveTheSame(int workers, boolean adds) {
        for (ConvGeometry geometry : GEOMETRIES) {
            for (boolean bias : new boolean[] {false, true}) {
                float[] rows = run(workers, geometry, adds, bias, ConvWeightGradient::new);
                float[] pairs = run(workers, geometry, adds, bias, ConvWeightGradientByPairs::new);
                Relative.assertClose(geometry.toString(), rows, pairs, 2e-6);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 8, true", "3, 3, 48, true", "10, 3, 8, false", "3, 3, 64, false"})
    void isForFewWeights(int channels, int window, int filters, boolean pays) {
        ConvGeometry geometry = geometry(4, channels, 16, filters, Window.of(window, window));
        assertEquals(pays, ConvWeightGradientByPairs.pays(KERNELS, geometry));
        assertFalse(ConvWeightGradientByPairs.pays(new VectorKernels(), geometry));
    }

    private interface Maker {
        Runnable make(Context context, ConvGeometry geometry, Operands operands, boolean adds);
    }

    private static float[] run(int workers, ConvGeometry geometry, boolean adds, boolean bias, Maker maker) {
        float[] image = RandomValues.of(geometry.batch() * geometry.imagePlane(1, 0), 1);
        float[] gradient = RandomValues.of(geometry.batch() * geometry.outputPlane(1, 0), 2);
        float[] sums = RandomValues.of(geometry.weights() + geometry.filters(), 3);
        try (WorkerTeam team = new WorkerTeam(workers)) {
            Workspace workspace = new Workspace(workers);
            Context context = new Context(team, KERNELS, workspace, new ParameterArena(List.of()));
            int bias0 = bias ? geometry.weights() : Operands.NO_BIAS;
            Runnable kernel = maker.make(context, geometry, new Operands(image, 0, gradient, 0, sums, 0, bias0), adds);
            workspace.allocate();
            kernel.run();
        }
        return sums;
    }
}
