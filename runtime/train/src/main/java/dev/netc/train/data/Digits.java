package dev.netc.train.data;

import dev.netc.train.data.StrokePath.Point;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The data set {@code digits}: digits as drawn by many hands, white on black, 1x28x28, generated from a seed, for a
 * machine with neither data nor network. The classes are equally frequent.
 */
final class Digits implements DataSource {

    private static final int SIZE = 28;
    private static final int TRAINING = 20_000;
    private static final int TEST = 2_000;
    /** How far the middle of a digit lies from that of its image at most, in parts of the image. */
    private static final double FARTHEST = 0.09;

    @Override
    public String name() {
        return "digits";
    }

    @Override
    public DataSet load(DataOptions options) {
        return generate(TRAINING, TEST, options.seed());
    }

    /** A data set of this many samples. The same seed gives the same first samples, however many there are. */
    static DataSet generate(int training, int test, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return DataSet.of(
                "digits",
                List.of(1, SIZE, SIZE),
                IntStream.range(0, 10).mapToObj(String::valueOf).toList(),
                samples(training, random.split()),
                samples(test, random.split()));
    }

    private static Samples samples(int count, SplittableRandom random) {
        byte[] pixels = new byte[count * SIZE * SIZE];
        int[] labels = new int[count];
        long[] seeds = new long[count];
        Arrays.setAll(seeds, i -> random.nextLong());
        IntStream.range(0, count).parallel().forEach(i -> {
            labels[i] = i % 10;
            draw(labels[i], new SplittableRandom(seeds[i]), pixels, i * SIZE * SIZE);
        });
        return Samples.of(new Inputs.Pixels(pixels, SIZE * SIZE), new Targets.Classes(labels, 10));
    }

    private static void draw(int digit, SplittableRandom random, byte[] pixels, int offset) {
        List<StrokePath> variants = DigitGlyphs.of(digit);
        StrokePath glyph = variants.get(random.nextInt(variants.size()));
        PenStyle style = PenStyle.random(random);
        StrokePath written = place(style.write(glyph), (style.radius() + 1) / SIZE, random);
        StrokeCanvas canvas = new StrokeCanvas(SIZE);
        canvas.draw(written, style.radius());
        canvas.write(style, random, pixels, offset);
    }

    /**
     * Moves a path a little off the middle of the image, and shrinks it if need be, so that it keeps its distance from
     * the border.
     */
    private static StrokePath place(StrokePath path, double margin, SplittableRandom random) {
        DoubleSummaryStatistics x = path.extent(Point::x);
        DoubleSummaryStatistics y = path.extent(Point::y);
        double wide = x.getMax() - x.getMin();
        double high = y.getMax() - y.getMin();
        double room = 1 - 2 * margin;
        double scale = Math.min(1, room / Math.max(wide, high));
        double shiftX = 0.5 + Math.min(FARTHEST, (room - scale * wide) / 2) * PenStyle.between(random, -1, 1);
        double shiftY = 0.5 + Math.min(FARTHEST, (room - scale * high) / 2) * PenStyle.between(random, -1, 1);
        double middleX = x.getMin() + wide / 2;
        double middleY = y.getMin() + high / 2;
        return path.moved(
                point -> new Point(shiftX + scale * (point.x() - middleX), shiftY + scale * (point.y() - middleY)));
    }
}
