package dev.netc.cpu;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Model;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.Value;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Window;
import dev.netc.runtime.suite.Relative;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernels with Winograd's tiles against those that compute the sums themselves. */
class WinogradTest {

    /** Both sides round, in other ways. */
    private static final double TOLERANCE = 1e-5;

    private static final int WORKERS = 3;

    private final Kernels kernels = new VectorKernels();

    /**
     * Images whose borders cut tiles in every way, with so many channels that tiles of every height occur, and at the end so many that each
     * worker transforms its filters itself.
     */
    static Stream<ConvGeometry> geometries() {
        return Stream.of(
                geometry(1, 3, 5, 3, 3, Window.of(3, 3)),
                geometry(1, 10, 20, 6, 6, Window.of(3, 3)),
                geometry(4, 11, 21, 9, 14, Window.of(3, 3).pad(1, 1)),
                geometry(2, 31, 17, 13, 7, Window.of(3, 3).pad(2, 0)),
                geometry(3, 2, 1, 5, 5, Window.of(5, 5)),
                geometry(4, 20, 50, 12, 12, Window.of(5, 5)),
                geometry(3, 12, 33, 11, 8, Window.of(5, 5).pad(2, 2)),
                geometry(1, 7, 19, 7, 9, Window.of(5, 5).pad(0, 4)),
                geometry(2, 5, 19, 9, 19, Window.of(3, 3).stride(2, 2)),
                geometry(3, 18, 35, 10, 13, Window.of(3, 3).stride(2, 2).pad(1, 1)),
                geometry(1, 33, 12, 14, 7, Window.of(3, 3).stride(2, 2).pad(0, 2)),
                geometry(2, 300, 40, 8, 8, Window.of(3, 3).pad(1, 1)),
                geometry(2, 150, 740, 7, 7, Window.of(3, 3).pad(1, 1)),
                geometry(1, 740, 70, 7, 6, Window.of(3, 3).pad(1, 1)));
    }

    /** Of more than one block, for the last to be filled in part. */
    static Stream<ConvGeometry> geometriesOfBlocks() {
        return geometries().filter(conv -> conv.batch() > 1);
    }

    static Stream<ConvGeometry> geometriesThatMoveByOne() {
        return geometries().filter(conv -> conv.window().strideHeight() == 1);
    }

    /** @param blocks of as many samples as there are lanes */
    private static ConvGeometry geometry(int blocks, int channels, int filters, int height, int width, Window window) {
        int rows = (height + 2 * window.padTop() - window.height()) / window.strideHeight() + 1;
        int columns = (width + 2 * window.padLeft() - window.width()) / window.strideWidth() + 1;
        return new ConvGeometry(blocks, channels, height, width, filters, rows, columns, window, Fill.ZERO, 1);
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void theForwardPassGivesTheSame(ConvGeometry conv) {
        for (Rectifier rectifier : Rectifier.values()) {
            for (boolean bias : new boolean[] {false, true}) {
                float[] sums = forward(
                        conv,
                        lanes(),
                        (context, x, y, bias0) ->
                                new LaneConvForward(context, conv, x, y, Arena.FIRST, bias ? bias0 : -1, rectifier));
                float[] tiles = forward(
                        conv,
                        lanes(),
                        (context, x, y, bias0) -> new LaneWinogradForward(
                                context, winograd(conv), conv, x, y, Arena.FIRST, bias ? bias0 : -1, rectifier));
                Relative.assertClose(conv.toString(), sums, tiles, TOLERANCE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void theInputsGradientIsTheSame(ConvGeometry conv) {
        for (boolean adds : new boolean[] {false, true}) {
            float[] sums = inputGradient(
                    conv,
                    lanes(),
                    (context, x, y, bias) -> new LaneConvInputGradient(context, conv, x, y, Arena.FIRST, adds));
            float[] tiles = inputGradient(
                    conv,
                    lanes(),
                    (context, x, y, bias) -> new LaneWinogradInputGradient(
                            context, winograd(conv), conv, x, y, Arena.FIRST, adds, false));
            Relative.assertClose(conv.toString(), sums, tiles, TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void theGradientBeforeAReluIsTheSame(ConvGeometry conv) {
        float[] sums = inputGradient(
                conv,
                lanes(),
                (context, x, y, bias) -> new Sequence(
                        new LaneConvInputGradient(context, conv, x, y, Arena.FIRST, false),
                        new RectifierMask(context, Rectifier.RELU, x)));
        float[] tiles = inputGradient(
                conv,
                lanes(),
                (context, x, y, bias) ->
                        new LaneWinogradInputGradient(context, winograd(conv), conv, x, y, Arena.FIRST, false, true));
        Relative.assertClose(conv.toString(), sums, tiles, TOLERANCE);
    }

    /** Two tiles of the last block of samples are then computed together. */
    @ParameterizedTest
    @MethodSource("geometriesOfBlocks")
    void theForwardPassWithHalfOfTheLanesEmptyGivesTheSame(ConvGeometry conv) {
        float[] sums = new Case(conv, lanes(), lanes() / 2)
                .forward((context, x, y, bias) ->
                        new LaneConvForward(context, conv, x, y, Arena.FIRST, bias, Rectifier.RELU));
        float[] tiles = new Case(conv, lanes(), lanes() / 2)
                .forward((context, x, y, bias) -> new LaneWinogradForward(
                        context, winograd(conv), conv, x, y, Arena.FIRST, bias, Rectifier.RELU));
        Relative.assertClose(conv.toString(), sums, tiles, TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("geometriesOfBlocks")
    void theInputsGradientWithHalfOfTheLanesEmptyIsTheSame(ConvGeometry conv) {
        for (boolean adds : new boolean[] {false, true}) {
            float[] sums = new Case(conv, lanes(), lanes() / 2)
                    .inputGradient(
                            (context, x, y, bias) -> new LaneConvInputGradient(context, conv, x, y, Arena.FIRST, adds));
            float[] tiles = new Case(conv, lanes(), lanes() / 2)
                    .inputGradient((context, x, y, bias) -> new LaneWinogradInputGradient(
                            context, winograd(conv), conv, x, y, Arena.FIRST, adds, false));
            Relative.assertClose(conv.toString(), sums, tiles, TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("geometriesOfBlocks")
    void theWeightsGradientWithHalfOfTheLanesEmptyIsTheSame(ConvGeometry conv) {
        float[] sums = new Case(conv, lanes(), lanes() / 2)
                .weightGradient((context, x, y, bias) -> new LaneConvWeightGradient(
                        context, LaneGeometry.of(conv, x.lanes()), x, y, Arena.FIRST, bias, false));
        float[] tiles = new Case(conv, lanes(), lanes() / 2)
                .weightGradient((context, x, y, bias) ->
                        new WinogradWeightGradient(context, winograd(conv), conv, x, y, Arena.FIRST, bias, false));
        Relative.assertClose(conv.toString(), sums, tiles, TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void theWeightsGradientIsTheSame(ConvGeometry conv) {
        for (boolean adds : new boolean[] {false, true}) {
            float[] sums = weightGradient(conv, lanes(), (context, x, y, bias) -> {
                LaneGeometry geometry = LaneGeometry.of(conv, x.lanes());
                return new LaneConvWeightGradient(context, geometry, x, y, Arena.FIRST, bias, adds);
            });
            float[] tiles = weightGradient(
                    conv,
                    lanes(),
                    (context, x, y, bias) ->
                            new WinogradWeightGradient(context, winograd(conv), conv, x, y, Arena.FIRST, bias, adds));
            Relative.assertClose(conv.toString(), sums, tiles, TOLERANCE);
        }
    }

    /** The sums themselves are then taken over a block at a time. */
    @Test
    void theWeightsGradientOfMoreThanACacheHoldsIsTheSame() {
        theWeightsGradientIsTheSame(geometry(3, 1, 2, 256, 256, Window.of(3, 3)));
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void theWeightsGradientIsTheSameWhereSamplesLieOneByOne(ConvGeometry conv) {
        for (boolean adds : new boolean[] {false, true}) {
            float[] sums = weightGradient(
                    conv,
                    1,
                    (context, x, y, bias) -> ConvWeightGradient.of(
                            context,
                            conv,
                            new ConvWeightGradient.Operands(
                                    x.array(),
                                    x.at(),
                                    y.array(),
                                    y.gradient(),
                                    context.parameters().gradients(),
                                    Arena.FIRST,
                                    bias),
                            adds));
            float[] tiles = weightGradient(
                    conv,
                    1,
                    (context, x, y, bias) ->
                            new WinogradWeightGradient(context, winograd(conv), conv, x, y, Arena.FIRST, bias, adds));
            Relative.assertClose(conv.toString(), sums, tiles, TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void theForwardPassGivesTheSameWhereSamplesLieOneByOne(ConvGeometry conv) {
        for (Rectifier rectifier : Rectifier.values()) {
            for (boolean bias : new boolean[] {false, true}) {
                float[] sums = forward(conv, 1, (context, x, y, bias0) -> {
                    float[] values = context.parameters().values();
                    return new ConvForward(
                            context,
                            conv,
                            new ConvForward.Operands(
                                    x.array(), x.at(), values, Arena.FIRST, bias ? bias0 : -1, y.array(), y.at()),
                            rectifier,
                            false,
                            false);
                });
                float[] tiles = forward(
                        conv,
                        1,
                        (context, x, y, bias0) -> WinogradConvolution.of(
                                context, winograd(conv), conv, x, y, Arena.FIRST, bias ? bias0 : -1, rectifier));
                Relative.assertClose(conv.toString(), sums, tiles, TOLERANCE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("geometriesThatMoveByOne")
    void theInputsGradientIsTheSameWhereSamplesLieOneByOne(ConvGeometry conv) {
        for (boolean adds : new boolean[] {false, true}) {
            float[] sums = inputGradient(conv, 1, (context, x, y, bias) -> {
                float[] values = context.parameters().values();
                return new ConvInputGradient(
                        context,
                        conv,
                        new ConvInputGradient.Operands(
                                y.array(), y.gradient(), values, Arena.FIRST, -1, x.array(), x.gradient()),
                        adds);
            });
            float[] tiles = inputGradient(
                    conv,
                    1,
                    (context, x, y, bias) -> WinogradConvolution.ofInputGradient(
                            context, winograd(conv), conv, x, y, Arena.FIRST, adds));
            Relative.assertClose(conv.toString(), sums, tiles, TOLERANCE);
        }
    }

    @Test
    void isForManyChannelsAndSomeWindows() {
        assertTrue(isChosen(geometry(4, 64, 96, 12, 12, Window.of(5, 5))));
        assertTrue(isChosen(geometry(4, 48, 48, 30, 30, Window.of(3, 3))));
        assertFalse(isChosen(geometry(4, 8, 8, 28, 28, Window.of(3, 3))));
        assertFalse(isChosen(geometry(4, 48, 48, 30, 30, Window.of(4, 4))));
        assertTrue(isChosen(geometry(4, 96, 96, 26, 26, Window.of(3, 3).stride(2, 2))));
        assertFalse(isChosen(geometry(4, 96, 96, 28, 28, Window.of(5, 5).stride(2, 2))));
        assertFalse(isChosen(geometry(4, 96, 96, 28, 28, Window.of(3, 3).stride(1, 2))));
        assertFalse(isChosen(geometry(4, 48, 48, 30, 30, Window.of(3, 3).dilation(2, 2))));
    }

    private static boolean isChosen(ConvGeometry conv) {
        return Winograd.of(conv).isPresent();
    }

    private static Winograd winograd(ConvGeometry conv) {
        return Winograd.of(conv.window());
    }

    /** Has the parameters of a convolution. */
    private static final class Weights extends Model {

        private final Value x;

        Weights(ConvGeometry conv) {
            super("Weights");
            x = input(conv.channels(), conv.height(), conv.width());
            Window window = conv.window();
            layer("conv", Conv.of(conv.channels(), conv.filters(), window.height(), window.width()));
        }

        @Override
        protected void forward() {}

        @Override
        protected void backward() {}

        @Override
        public Value output() {
            return x;
        }
    }

    private interface Maker {
        Runnable make(Context context, Activation x, Activation y, int bias);
    }

    private float[] forward(ConvGeometry conv, int lanes, Maker maker) {
        return new Case(conv, lanes, 0).forward(maker);
    }

    private float[] inputGradient(ConvGeometry conv, int lanes, Maker maker) {
        return new Case(conv, lanes, 0).inputGradient(maker);
    }

    private float[] weightGradient(ConvGeometry conv, int lanes, Maker maker) {
        return new Case(conv, lanes, 0).weightGradient(maker);
    }

    private int lanes() {
        return kernels.lanes();
    }

    /**
     * A convolution of random numbers: in memory lie the image, its gradient, the output and its gradient, one behind the other.
     *
     * @param empty lanes of the last block
     */
    private record Case(ConvGeometry conv, int lanes, int empty) {

        float[] forward(Maker maker) {
            int from = Arena.FIRST + 2 * image();
            return Arrays.copyOfRange(run(maker)[0], from, from + output());
        }

        float[] inputGradient(Maker maker) {
            int from = Arena.FIRST + image();
            return Arrays.copyOfRange(run(maker)[0], from, from + image());
        }

        float[] weightGradient(Maker maker) {
            return run(maker)[1];
        }

        /** Runs a kernel. Returns the memory, and the gradients of weights and bias. */
        private float[][] run(Maker maker) {
            float[] arena = RandomValues.of(Arena.FIRST + 2 * (image() + output()), 1);
            Activation x = activation(arena, Arena.FIRST, image(), conv.channels(), conv.height(), conv.width());
            int second = Arena.FIRST + 2 * image();
            Activation y = activation(arena, second, output(), conv.filters(), conv.rows(), conv.columns());
            clearEmptyLanes(y, y.gradient());
            try (WorkerTeam team = new WorkerTeam(WORKERS)) {
                Workspace workspace = new Workspace(WORKERS);
                List<Parameter> weightAndBias = new Weights(conv).parameters();
                ParameterArena parameters = new ParameterArena(weightAndBias);
                float[] values = RandomValues.of(parameters.values().length, 2);
                System.arraycopy(values, 0, parameters.values(), 0, parameters.values().length);
                Context context = new Context(team, new VectorKernels(), workspace, parameters);
                Runnable kernel = maker.make(context, x, y, parameters.offset(weightAndBias.get(1)));
                workspace.allocate();
                kernel.run();
                clearEmptyLanes(y, y.at()); // whose values have no meaning
                return new float[][] {arena, parameters.gradients()};
            }
        }

        private static void clearEmptyLanes(Activation value, int from) {
            for (int channel = 0; channel < value.channels(); channel++) {
                value.fillEmptyLanes(from, channel, 0);
            }
        }

        private int image() {
            return conv.batch() * conv.imagePlane(1, 0) * lanes;
        }

        private int output() {
            return conv.batch() * conv.outputPlane(1, 0) * lanes;
        }

        private Activation activation(float[] arena, int at, int distance, int channels, int height, int width) {
            int samples = conv.batch() * lanes - empty;
            return new Activation(
                    arena, at, at + distance, lanes, samples, conv.batch(), channels, height, width * lanes);
        }
    }
}
