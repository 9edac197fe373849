package dev.netc.cuda.ptx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.netc.cuda.ptx.ArrangementLaunches.Padding;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Upsample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArrangementTest {

    private static final double TOLERANCE = 5e-7;

    private final TestMemory memory = new TestMemory(Kernels.INTERPRETER);

    @Test
    void rowsAreCopiedIntoLongerOnes() {
        float[] first = Numbers.random(3 * 5, 1);
        float[] second = Numbers.random(3 * 7, 2);
        long y = memory.allocate(3 * 12);
        memory.run(ArrangementLaunches.copyRows(memory.put(first), 5, y, 12, 5, 3, false));
        memory.run(ArrangementLaunches.copyRows(memory.put(second), 7, y + 4 * 5, 12, 7, 3, false));
        float[] expected = new float[3 * 12];
        for (int n = 0; n < 3; n++) {
            System.arraycopy(first, n * 5, expected, n * 12, 5);
            System.arraycopy(second, n * 7, expected, n * 12 + 5, 7);
        }
        assertArrayEquals(expected, memory.floats(y, expected.length));
        double[] part = new double[3 * 7];
        for (int i = 0; i < part.length; i++) {
            part[i] = second[i];
        }
        Gradients.check(
                memory, part, (dx, adds) -> ArrangementLaunches.copyRows(y + 4 * 5, 12, dx, 7, 7, 3, adds), TOLERANCE);
    }

    @Test
    void channelsAreShuffledAndBack() {
        int groups = 3;
        int channels = 12;
        int area = 35;
        float[] x = Numbers.random(2 * channels * area, 1);
        double[] expected = new double[x.length];
        double[] original = new double[x.length];
        for (int at = 0; at < x.length; at++) {
            int c = at / area % channels;
            int inGroup = channels / groups;
            int target = c % inGroup * groups + c / inGroup;
            expected[at + (target - c) * area] = x[at];
            original[at] = x[at];
        }
        long from = memory.put(x);
        long shuffled = memory.put(Gradients.narrow(expected));
        Gradients.check(
                memory,
                expected,
                (y, adds) -> ArrangementLaunches.channelShuffle(groups, from, y, 2, channels, area, adds),
                TOLERANCE);
        Gradients.check(
                memory,
                original,
                (y, adds) ->
                        ArrangementLaunches.channelShuffle(channels / groups, shuffled, y, 2, channels, area, adds),
                TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "NEAREST,2,3,5",
        "NEAREST,3,1,1",
        "NEAREST,1,4,4",
        "BILINEAR,2,3,5",
        "BILINEAR,3,4,1",
        "BILINEAR,4,1,1",
        "BILINEAR,1,3,3",
        "BILINEAR,5,7,2"
    })
    void upsamplingAndItsGradient(Upsample.Mode mode, int factor, int height, int width) {
        Upsample upsample = new Upsample(factor, mode);
        int planes = 3;
        float[] x = Numbers.random(planes * height * width, 1);
        float[] dy = Numbers.random(x.length * factor * factor, 2);
        double[] y = new double[dy.length];
        double[] dx = new double[x.length];
        for (int at = 0; at < y.length; at++) {
            int plane = at / (height * factor * width * factor);
            double row = position(mode, at / (width * factor) % (height * factor), factor);
            double column = position(mode, at % (width * factor), factor);
            for (int corner = 0; corner < 4; corner++) {
                double down = row - (int) row;
                double right = column - (int) column;
                double share = (corner / 2 == 0 ? 1 - down : down) * (corner % 2 == 0 ? 1 - right : right);
                int h = Math.min((int) row + corner / 2, height - 1);
                int w = Math.min((int) column + corner % 2, width - 1);
                y[at] += share * x[(plane * height + h) * width + w];
                dx[(plane * height + h) * width + w] += share * dy[at];
            }
        }
        long to = memory.allocate(y.length);
        memory.run(ArrangementLaunches.upsample(upsample, memory.put(x), to, planes, height, width));
        Numbers.assertClose(Gradients.narrow(y), memory.floats(to, y.length), TOLERANCE);
        long gradient = memory.put(dy);
        Gradients.check(
                memory,
                dx,
                (address, adds) ->
                        ArrangementLaunches.upsampleGradient(upsample, gradient, address, planes, height, width, adds),
                2e-6);
    }

    private static double position(Upsample.Mode mode, int index, int factor) {
        return switch (mode) {
            case NEAREST -> index / factor;
            case BILINEAR -> Math.max((index + 0.5) / factor - 0.5, 0);
        };
    }

    @ParameterizedTest
    @EnumSource(Fill.Kind.class)
    void paddingAndItsGradient(Fill.Kind kind) {
        checkPadding(new Fill(kind, -7), 5, 4, new Padding(11, 7, 3, 1));
        checkPadding(new Fill(kind, -7), 3, 5, new Padding(5, 9, 0, 4));
        checkPadding(new Fill(kind, -7), 4, 3, new Padding(4, 3, 0, 0));
    }

    /** A stride may leave the last rows and columns of the image to nobody. */
    @ParameterizedTest
    @EnumSource(Fill.Kind.class)
    void paddedImagesMayEndWithinTheImage(Fill.Kind kind) {
        checkPadding(new Fill(kind, 1), 5, 4, new Padding(4, 4, 1, 1));
    }

    @Test
    void largeBordersGoRoundMoreThanOnce() {
        checkPadding(Fill.CIRCULAR, 2, 3, new Padding(9, 11, 5, 4));
        checkPadding(Fill.REPLICATE, 1, 1, new Padding(9, 11, 5, 4));
    }

    private void checkPadding(Fill fill, int height, int width, Padding padding) {
        int planes = 3;
        float[] x = Numbers.random(planes * height * width, 1);
        float[] dy = Numbers.random(planes * padding.height() * padding.width(), 2);
        float[] y = new float[dy.length];
        double[] dx = new double[x.length];
        for (int at = 0; at < y.length; at++) {
            int plane = at / (padding.height() * padding.width());
            int h = fill.source(at / padding.width() % padding.height() - padding.top(), height);
            int w = fill.source(at % padding.width() - padding.left(), width);
            if (h < 0 || w < 0) {
                y[at] = fill.value();
            } else {
                y[at] = x[(plane * height + h) * width + w];
                dx[(plane * height + h) * width + w] += dy[at];
            }
        }
        long to = memory.allocate(y.length);
        memory.run(ArrangementLaunches.pad(fill, memory.put(x), to, planes, height, width, padding));
        assertArrayEquals(y, memory.floats(to, y.length));
        long gradient = memory.put(dy);
        Gradients.check(
                memory,
                dx,
                (address, adds) ->
                        ArrangementLaunches.padGradient(fill, gradient, address, planes, height, width, padding, adds),
                2e-6);
    }
}
