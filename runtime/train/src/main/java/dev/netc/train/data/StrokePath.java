package dev.netc.train.data;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a pen draws, as short straight segments between points of the unit square. */
record StrokePath(List<Segment> segments) {

    /** How finely a line or curve is cut, so that it can be bent afterwards. */
    private static final int PIECES = 10;

    record Point(double x, double y) {

        Point towards(Point end, double part) {
            return new Point(x + (end.x - x) * part, y + (end.y - y) * part);
        }
    }

    record Segment(Point from, Point to) {}

    /** Reads a path of the commands M, L and C of SVG, with numbers in hundredths. */
    static StrokePath parse(String path) {
        List<Segment> segments = new ArrayList<>();
        Point pen = null;
        for (String command : path.split(" (?=[MLC])")) {
            List<Point> points = points(command.substring(1));
            Point end = points.get(points.size() - 1);
            if (command.charAt(0) != 'M') {
                List<Point> control = new ArrayList<>(List.of(pen));
                control.addAll(points);
                cut(control, segments);
            }
            pen = end;
        }
        return new StrokePath(List.copyOf(segments));
    }

    /** The path with every point moved. */
    StrokePath moved(UnaryOperator<Point> move) {
        return new StrokePath(segments.stream()
                .map(segment -> new Segment(move.apply(segment.from), move.apply(segment.to)))
                .toList());
    }

    /** The least and the largest of its coordinates in one direction. */
    DoubleSummaryStatistics extent(ToDoubleFunction<Point> coordinate) {
        return segments.stream()
                .flatMap(segment -> Stream.of(segment.from, segment.to))
                .mapToDouble(coordinate)
                .summaryStatistics();
    }

    private static List<Point> points(String numbers) {
        String[] words = numbers.split(" ");
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < words.length; i += 2) {
            points.add(new Point(Integer.parseInt(words[i]) / 100.0, Integer.parseInt(words[i + 1]) / 100.0));
        }
        return points;
    }

    private static void cut(List<Point> control, List<Segment> segments) {
        Point from = control.get(0);
        for (int i = 1; i <= PIECES; i++) {
            Point to = bezier(control, (double) i / PIECES);
            segments.add(new Segment(from, to));
            from = to;
        }
    }

    /** De Casteljau's construction, for a line (two control points) as for a cubic (four). */
    private static Point bezier(List<Point> control, double part) {
        List<Point> points = control;
        while (points.size() > 1) {
            List<Point> between = new ArrayList<>();
            for (int i = 1; i < points.size(); i++) {
                between.add(points.get(i - 1).towards(points.get(i), part));
            }
            points = between;
        }
        return points.get(0);
    }
}
