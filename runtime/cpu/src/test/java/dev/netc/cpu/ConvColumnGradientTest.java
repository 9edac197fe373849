package dev.netc.cpu;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Window;
import dev.netc.runtime.suite.Relative;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two kernels for the gradient of a convolution's input against each other. */
class ConvColumnGradientTest {

    private static final int WORKERS = 3;

    private static ConvGeometry geometry(int height, int width, int filters, Window window, int groups) {
        int rows = height - (window.height() - 1) * window.dilationHeight();
        int columns = width - (window.width() - 1) * window.dilationWidth();
        return new ConvGeometry(5, 6, height, width, filters, rows, columns, window, Fill.ZERO, groups);
    }

    private static final ConvGeometry SMALL = geometry(12, 12, 50, Window.of(5, 5), 1);
    private static final List<ConvGeometry> GEOMETRIES = List.of(
            SMALL,
            geometry(7, 9, 4, Window.of(3, 2), 1),
            geometry(7, 9, 4, Window.of(1, 1), 2),
            geometry(11, 13, 9, Window.of(3, 4).dilation(2, 3), 3),
            geometry(40, 41, 6, Window.of(3, 3), 6));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothWaysGiveTheSame(boolean adds) {
        for (Kernels kernels : List.of(new VectorKernels(), new PlainKernels())) {
            for (ConvGeometry geometry : GEOMETRIES) {
                for (boolean bias : new boolean[] {false, true}) {
                    if (!adds || !bias) {
                        float[] direct = run(kernels, geometry, adds, bias, ConvInputGradient::new);
                        float[] columns = run(kernels, geometry, adds, bias, ConvColumnGradient::new);
                        Relative.assertClose(geometry.toString(), direct, columns, 1e-6);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void isForSmallImages(int workers) {
        assertTrue(ConvColumnGradient.isBetter(SMALL, workers));
        assertFalse(ConvColumnGradient.isBetter(geometry(32, 32, 48, Window.of(3, 3), 1), workers));
        assertFalse(
                ConvColumnGradient.isBetter(geometry(12, 12, 50, Window.of(5, 5).stride(2, 2), 1), workers));
        assertFalse(
                ConvColumnGradient.isBetter(geometry(12, 12, 50, Window.of(5, 5).pad(2, 2), 1), workers));
    }

    private interface Maker {
        Runnable make(Context context, ConvGeometry geometry, ConvInputGradient.Operands operands, boolean adds);
    }

    private static float[] run(Kernels kernels, ConvGeometry geometry, boolean adds, boolean bias, Maker maker) {
        float[] gradient = RandomValues.of(geometry.batch() * geometry.outputPlane(1, 0), 1);
        float[] weights = RandomValues.of(geometry.weights() + geometry.channels(), 2);
        float[] image = RandomValues.of(geometry.batch() * geometry.imagePlane(1, 0), 3);
        try (WorkerTeam team = new WorkerTeam(WORKERS)) {
            Workspace workspace = new Workspace(WORKERS);
            Context context = new Context(team, kernels, workspace, new ParameterArena(List.of()));
            int bias0 = bias ? geometry.weights() : ConvInputGradient.Operands.NO_BIAS;
            var operands = new ConvInputGradient.Operands(gradient, 0, weights, 0, bias0, image, 0);
            Runnable kernel = maker.make(context, geometry, operands, adds);
            workspace.allocate();
            kernel.run();
        }
        return image;
    }
}
