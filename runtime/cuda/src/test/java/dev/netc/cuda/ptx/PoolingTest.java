package dev.netc.cuda.ptx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.netc.cuda.ptx.PoolingLaunches.Planes;
import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.Window;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PoolingTest {

    private static final double TOLERANCE = 1e-6;

    private final TestMemory memory = new TestMemory(Kernels.INTERPRETER);

    static Stream<Arguments> windows() {
        return Stream.of(
                Arguments.of(Window.of(2, 2).stride(2, 2), new Planes(3, 6, 8, 3, 4)),
                Arguments.of(Window.of(3, 3).stride(2, 2).pad(1, 1), new Planes(2, 7, 5, 4, 3)),
                Arguments.of(Window.of(3, 2).stride(1, 3).dilation(2, 1), new Planes(2, 9, 8, 5, 3)),
                Arguments.of(Window.of(2, 3).stride(3, 1).pad(0, 1).dilation(3, 2), new Planes(2, 7, 6, 2, 4)),
                // The last windows hang over the far edge.
                Arguments.of(Window.of(3, 3).stride(2, 2), new Planes(2, 6, 6, 3, 3)),
                Arguments.of(Window.of(1, 1), new Planes(1, 1, 1, 1, 1)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void largestOfEachWindow(Window window, Planes planes) {
        float[] x = Numbers.random(planes.planes() * planes.height() * planes.width(), 1);
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.round(x[i] * 2); // so that some are equal
        }
        x[x.length / 2] = x.length > 1 ? Float.NaN : x[0];
        x[x.length / 3] = Float.NEGATIVE_INFINITY;
        int count = planes.planes() * planes.yHeight() * planes.yWidth();
        float[] dy = Numbers.random(count, 2);
        float[] y = new float[count];
        double[] dx = new double[x.length];
        for (int at = 0; at < count; at++) {
            int source = largest(window, planes, x, at);
            y[at] = x[source];
            dx[source] += dy[at];
        }
        long from = memory.put(x);
        long to = memory.allocate(count);
        long sources = memory.allocate(count);
        memory.run(PoolingLaunches.maxPool(window, from, to, sources, planes));
        assertArrayEquals(y, memory.floats(to, count));
        long gradient = memory.put(dy);
        Gradients.check(
                memory,
                dx,
                (address, adds) -> PoolingLaunches.maxPoolGradient(window, sources, gradient, address, planes, adds),
                TOLERANCE);
    }

    private static int largest(Window window, Planes planes, float[] x, int at) {
        int plane = at / (planes.yHeight() * planes.yWidth());
        int p = at / planes.yWidth() % planes.yHeight();
        int q = at % planes.yWidth();
        int best = -1;
        for (int tap = 0; tap < window.area(); tap++) {
            int h = p * window.strideHeight() + tap / window.width() * window.dilationHeight() - window.padTop();
            int w = q * window.strideWidth() + tap % window.width() * window.dilationWidth() - window.padLeft();
            if (h >= 0 && h < planes.height() && w >= 0 && w < planes.width()) {
                int candidate = (plane * planes.height() + h) * planes.width() + w;
                boolean isLarger =
                        best < 0 || x[candidate] > x[best] || Float.isNaN(x[candidate]) && !Float.isNaN(x[best]);
                best = isLarger ? candidate : best;
            }
        }
        return best;
    }

    @Test
    void minusInfinityIsFoundWhereThereIsNothingElse() {
        Planes planes = new Planes(1, 2, 2, 1, 1);
        Window window = Window.of(2, 2);
        float[] x = {Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY
        };
        long y = memory.allocate(1);
        long sources = memory.allocate(1);
        memory.run(PoolingLaunches.maxPool(window, memory.put(x), y, sources, planes));
        assertArrayEquals(new float[] {Float.NEGATIVE_INFINITY}, memory.floats(y, 1));
        assertArrayEquals(new int[] {0}, memory.ints(sources, 1));
    }

    static Stream<Arguments> means() {
        Window padded = Window.of(3, 3).stride(2, 2).pad(1, 1);
        return Stream.of(
                Arguments.of(AvgPool.of(2, 2), new Planes(3, 6, 8, 3, 4)),
                Arguments.of(new AvgPool(padded, 1, 1, true), new Planes(2, 7, 5, 4, 3)),
                Arguments.of(new AvgPool(padded, 1, 1, false), new Planes(2, 7, 5, 4, 3)),
                // Rounded up: the last windows reach beyond the padding.
                Arguments.of(new AvgPool(padded, 1, 1, true), new Planes(2, 6, 6, 4, 4)),
                Arguments.of(new AvgPool(Window.of(2, 4).stride(1, 3), 0, 0, true), new Planes(2, 5, 9, 4, 3)),
                Arguments.of(new AvgPool(Window.of(2, 2).stride(3, 3), 0, 0, true), new Planes(2, 8, 7, 3, 2)));
    }

    @ParameterizedTest
    @MethodSource("means")
    void meanOfEachWindow(AvgPool pool, Planes planes) {
        Window window = pool.window();
        Extents rows = (p, size) ->
                new Extent(p * window.strideHeight() - window.padTop(), window.height(), size, pool.padBottom(), pool);
        Extents columns = (q, size) ->
                new Extent(q * window.strideWidth() - window.padLeft(), window.width(), size, pool.padRight(), pool);
        checkMeans(
                planes,
                rows,
                columns,
                (x, y) -> PoolingLaunches.avgPool(pool, x, y, planes),
                (dy, dx, adds) -> PoolingLaunches.avgPoolGradient(pool, dy, dx, planes, adds));
    }

    @ParameterizedTest
    @CsvSource({"7,5,3,2", "4,4,2,2", "2,3,5,7", "6,6,1,1", "1,1,1,1", "10,3,4,3"})
    void meanOfEachPart(int height, int width, int yHeight, int yWidth) {
        Planes planes = new Planes(3, height, width, yHeight, yWidth);
        checkMeans(
                planes,
                (p, size) -> Extent.part(p, size, yHeight),
                (q, size) -> Extent.part(q, size, yWidth),
                (x, y) -> PoolingLaunches.adaptiveAvgPool(x, y, planes),
                (dy, dx, adds) -> PoolingLaunches.adaptiveAvgPoolGradient(dy, dx, planes, adds));
    }

    private interface Forward {
        Launch of(long x, long y);
    }

    private interface Backward {
        Launch of(long dy, long dx, boolean adds);
    }

    private interface Extents {
        Extent of(int index, int size);
    }

    /** What a window covers of one dimension of x, and what that counts. */
    private record Extent(int from, int to, int divisor) {

        Extent(int start, int length, int size, int padding, AvgPool pool) {
            this(
                    Math.max(start, 0),
                    Math.min(start + length, size),
                    pool.countsPadding()
                            ? Math.min(start + length, size + padding) - start
                            : Math.min(start + length, size) - Math.max(start, 0));
        }

        static Extent part(int index, int from, int to) {
            int start = index * from / to;
            int end = ((index + 1) * from + to - 1) / to;
            return new Extent(start, end, end - start);
        }
    }

    private void checkMeans(Planes planes, Extents rows, Extents columns, Forward forward, Backward backward) {
        float[] x = Numbers.random(planes.planes() * planes.height() * planes.width(), 1);
        int count = planes.planes() * planes.yHeight() * planes.yWidth();
        float[] dy = Numbers.random(count, 2);
        double[] y = new double[count];
        double[] dx = new double[x.length];
        for (int at = 0; at < count; at++) {
            int plane = at / (planes.yHeight() * planes.yWidth());
            Extent row = rows.of(at / planes.yWidth() % planes.yHeight(), planes.height());
            Extent column = columns.of(at % planes.yWidth(), planes.width());
            double divisor = row.divisor * column.divisor;
            for (int h = row.from; h < row.to; h++) {
                for (int w = column.from; w < column.to; w++) {
                    int source = (plane * planes.height() + h) * planes.width() + w;
                    y[at] += x[source] / divisor;
                    dx[source] += dy[at] / divisor;
                }
            }
        }
        long to = memory.allocate(count);
        memory.run(forward.of(memory.put(x), to));
        Numbers.assertClose(Gradients.narrow(y), memory.floats(to, count), TOLERANCE);
        long gradient = memory.put(dy);
        Gradients.check(memory, dx, (address, adds) -> backward.of(gradient, address, adds), TOLERANCE);
    }
}
