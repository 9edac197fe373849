package dev.netc.report;

import dev.netc.train.Epoch;
import dev.netc.train.Evaluation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The curves and the scatter charts, drawn by XChart. */
final class Charts {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 310;
    private static final int SCALE = 2;
    /** Above so many epochs, points on a curve would touch one another. */
    private static final int MOST_MARKED = 30;
    /** Up to so many, each has its number on the axis. */
    private static final int MOST_NUMBERED = 8;

    /**
     * The library numbers an axis at round numbers only where the points are not evenly spaced, so two that are not drawn come before the
     * epochs.
     */
    private static final double[] UNEVEN = {0.25, 0.5};

    private final Palette palette;

    Charts(Palette palette) {
        this.palette = palette;
    }

    /** Draws a chart in both palettes. */
    static Picture picture(String name, String description, Function<Charts, XYChart> chart) {
        return new Picture(
                name,
                description,
                WIDTH,
                image(chart.apply(new Charts(Palette.LIGHT))),
                image(chart.apply(new Charts(Palette.DARK))));
    }

    private static BufferedImage image(XYChart chart) {
        BufferedImage image = new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        chart.paint(graphics, WIDTH, HEIGHT);
        graphics.dispose();
        return image;
    }

    /** The mean loss of each epoch, in training and on the part that judges it. */
    XYChart loss(List<Epoch> epochs, String evaluationName) {
        XYChart chart = epochChart("loss", epochs);
        double largest = epochs.stream()
                .mapToDouble(epoch -> Math.max(
                        epoch.loss(), epoch.evaluation().map(Evaluation::loss).orElse(0.0)))
                .max()
                .orElseThrow();
        boolean isPositive = epochs.stream().allMatch(epoch -> epoch.loss() > 0);
        if (isPositive) {
            chart.getStyler().setYAxisMin(0.0);
            chart.getStyler().setYAxisMax(roundUp(largest));
        }
        curve(chart, "training", epochs, Epoch::loss, palette.blue());
        if (epochs.get(0).evaluation().isPresent()) {
            curve(
                    chart,
                    evaluationName,
                    epochs,
                    epoch -> epoch.evaluation().map(Evaluation::loss).orElse(Double.NaN),
                    palette.orange());
        }
        return chart;
    }

    /** The accuracy of each epoch in percent, likewise. */
    XYChart accuracy(List<Epoch> epochs, String evaluationName) {
        XYChart chart = epochChart("accuracy in %", epochs);
        curve(chart, "training", epochs, epoch -> percent(epoch.accuracy()), palette.blue());
        if (epochs.get(0).evaluation().isPresent()) {
            curve(
                    chart,
                    evaluationName,
                    epochs,
                    epoch ->
                            percent(epoch.evaluation().map(Evaluation::accuracy).orElse(OptionalDouble.empty())),
                    palette.orange());
        }
        double least = epochs.stream()
                .mapToDouble(epoch -> percent(epoch.accuracy()))
                .min()
                .orElseThrow();
        chart.getStyler().setYAxisMin(Math.min(90, 10 * Math.floor(least / 10)));
        chart.getStyler().setYAxisMax(100.0);
        return chart;
    }

    private static double percent(OptionalDouble share) {
        return 100 * share.orElse(Double.NaN);
    }

    /** Points with the network's line through them. */
    XYChart fit(Examination.Curve curve) {
        XYChart chart = chart("input", "output");
        scatter(chart, "training points", curve.data(), palette.blue());
        double[] xs = curve.answers().xs();
        double[] ys = curve.answers().ys();
        int[] order = IntStream.range(0, xs.length)
                .boxed()
                .sorted((a, b) -> Double.compare(xs[a], xs[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sortedXs = IntStream.of(order).mapToDouble(i -> xs[i]).toArray();
        double[] sortedYs = IntStream.of(order).mapToDouble(i -> ys[i]).toArray();
        line(chart, "network", sortedXs, sortedYs, palette.orange()).setMarker(SeriesMarkers.NONE);
        return chart;
    }

    /** What a network answers over what is true; a good network's points lie on the diagonal. */
    XYChart answers(Points points) {
        XYChart chart = chart("truth", "answer");
        scatter(chart, "samples", points, palette.blue());
        DoubleSummaryStatistics truth = DoubleStream.of(points.xs()).summaryStatistics();
        double[] ends = {truth.getMin(), truth.getMax()};
        line(chart, "right answers", ends, ends, palette.orange()).setMarker(SeriesMarkers.NONE);
        return chart;
    }

    private XYChart epochChart(String title, List<Epoch> epochs) {
        int last = epochs.size();
        XYChart chart = chart(last == 1 ? "epoch 1" : "epoch", title);
        XYStyler styler = chart.getStyler();
        styler.setXAxisMax(last == 1 ? 2.0 : (double) last);
        if (last > MOST_NUMBERED) {
            styler.setXAxisMin(0.0);
            styler.setXAxisDecimalPattern("0");
        } else {
            // One epoch is a point in the middle, not on an axis.
            styler.setXAxisMin(last == 1 ? 0.0 : 1.0);
            styler.setXAxisTickMarkSpacingHint((WIDTH - 80) / Math.max(2, last));
            styler.setXAxisTickLabelsFormattingFunction(value -> wholeNumber(value, last));
        }
        return chart;
    }

    /** There are no halves of epochs. */
    private static String wholeNumber(double value, int last) {
        boolean isEpoch = value >= 1 && value <= last && value == Math.rint(value);
        return isEpoch ? String.format(Locale.ROOT, "%.0f", value) : " ";
    }

    /** A round number that is not smaller, so that an axis ends at a number that can be read. */
    private static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        return DoubleStream.of(1, 1.5, 2, 3, 4, 5, 6, 8, 10)
                .map(factor -> factor * power)
                .filter(round -> round >= value)
                .findFirst()
                .orElse(value);
    }

    private XYChart chart(String across, String up) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(across)
                .yAxisTitle(up)
                .build();
        XYStyler styler = chart.getStyler();
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        styler.setBaseFont(font);
        styler.setAxisTickLabelsFont(font);
        styler.setAxisTitleFont(font);
        styler.setLegendFont(font);
        styler.setLocale(Locale.ROOT);
        styler.setChartTitleVisible(false);
        styler.setChartPadding(8);
        // Left to itself, the library writes .05.
        styler.setDecimalPattern("#,##0.####");
        styler.setYAxisLeftWidthHint(64);
        styler.setYAxisTickMarkSpacingHint(45);
        // Below the plot, where it covers no point.
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendPadding(6);
        colors(styler);
        return chart;
    }

    private void colors(XYStyler styler) {
        styler.setChartBackgroundColor(palette.paper());
        styler.setPlotBackgroundColor(palette.paper());
        styler.setLegendBackgroundColor(palette.paper());
        styler.setLegendBorderColor(palette.paper());
        styler.setChartFontColor(palette.ink());
        styler.setAxisTickLabelsColor(palette.ink());
        styler.setAxisTickMarksColor(palette.faint());
        styler.setXAxisTitleColor(palette.ink());
        styler.setYAxisTitleColor(palette.ink());
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(palette.faint());
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
    }

    private void curve(XYChart chart, String name, List<Epoch> epochs, ToDoubleFunction<Epoch> value, Color color) {
        DoubleStream numbers = epochs.stream().mapToDouble(Epoch::number);
        DoubleStream values = epochs.stream().mapToDouble(value);
        double[] xs = DoubleStream.concat(DoubleStream.of(UNEVEN), numbers).toArray();
        double[] ys = DoubleStream.concat(DoubleStream.of(UNEVEN).map(x -> Double.NaN), values)
                .toArray();
        Marker marker = epochs.size() > MOST_MARKED ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE;
        line(chart, name, xs, ys, color).setMarker(marker);
    }

    private XYSeries line(XYChart chart, String name, double[] xs, double[] ys, Color color) {
        XYSeries series = chart.addSeries(name, xs, ys);
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        series.setMarkerColor(color);
        return series;
    }

    private void scatter(XYChart chart, String name, Points points, Color color) {
        XYSeries series = chart.addSeries(name, points.xs(), points.ys());
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color);
        chart.getStyler().setMarkerSize(6);
    }
}
