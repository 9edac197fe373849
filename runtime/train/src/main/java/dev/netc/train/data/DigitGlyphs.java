package dev.netc.train.data;

import java.util.List;

/**
 * How people write the ten digits: three ways each. Paths are written as in SVG, with x to the right and y down, in
 * hundredths of the image: M moves the pen, L draws a line, C a cubic Bézier curve.
 */
final class DigitGlyphs {

    private static final List<List<String>> PATHS = List.of(
            List.of(
                    "M50 10 C25 10 22 35 22 50 C22 70 30 90 50 90 C70 90 78 70 78 50 C78 30 70 10 50 10",
                    "M56 12 C34 8 26 34 26 54 C26 78 38 90 52 89 C70 88 76 66 74 46 C72 26 64 14 48 14",
                    "M40 14 C26 28 26 72 42 86 C60 98 76 74 74 46 C72 20 56 4 40 14"),
            List.of(
                    "M50 10 L50 90", //
                    "M34 28 L52 10 L52 90",
                    "M34 28 L52 10 L52 90 M32 90 L72 90"),
            List.of(
                    "M24 30 C26 8 74 4 74 32 C74 52 40 66 24 90 L78 90",
                    "M26 28 C30 6 72 8 70 34 C68 58 44 74 30 86 C20 94 22 74 36 78 C52 82 62 94 80 84",
                    "M24 20 C40 6 72 8 72 30 C72 50 50 62 24 88 C40 84 60 92 78 86"),
            List.of(
                    "M26 20 C36 6 72 6 72 28 C72 44 56 48 44 48 C58 48 78 52 78 70 C78 94 36 96 24 80",
                    "M26 12 L72 12 L46 42 C66 40 78 52 76 68 C74 92 38 96 24 80",
                    "M28 16 C50 4 70 14 68 30 C66 42 54 46 42 47 C60 46 74 56 74 70 C72 90 44 92 26 88"),
            List.of(
                    "M62 90 L62 10 L20 64 L82 64",
                    "M30 10 L26 54 L76 54 M66 10 L64 90",
                    "M28 14 C26 36 24 50 30 54 C44 56 62 54 76 50 M70 12 C68 40 66 66 62 90"),
            List.of(
                    "M74 12 L32 12 L28 46 C44 34 76 40 76 64 C76 94 36 94 24 78",
                    "M34 14 L30 46 C50 38 74 46 72 68 C70 92 38 92 24 84 M34 14 L76 12",
                    "M72 14 C54 8 36 14 34 28 C32 46 72 46 72 68 C70 92 40 92 24 82"),
            List.of(
                    "M66 10 C40 20 24 46 24 66 C24 96 76 96 76 68 C76 44 32 42 26 66",
                    "M58 8 C36 28 26 52 28 70 C32 96 72 92 70 68 C68 50 42 48 30 68",
                    "M72 18 C56 4 28 18 26 56 C24 96 74 98 76 70 C76 46 38 44 28 62"),
            List.of(
                    "M22 12 L78 12 L42 90",
                    "M22 14 L78 14 C64 36 50 62 44 90 M34 52 L70 50",
                    "M24 26 L26 12 L76 12 C62 40 54 64 52 90"),
            List.of(
                    "M50 48 C24 40 24 10 50 10 C76 10 76 40 50 48 C18 58 18 90 50 90 C82 90 82 58 50 48",
                    "M72 22 C60 4 28 8 30 28 C32 50 74 50 74 72 C72 94 28 94 28 72 C28 52 66 46 72 22",
                    "M50 12 C34 12 32 42 50 44 C68 42 66 12 50 12 M50 44 C22 46 22 90 50 90 C78 90 78 46 50 44"),
            List.of(
                    "M74 32 C72 6 24 4 24 34 C24 60 70 58 74 32 L70 90",
                    "M74 32 C72 6 24 4 24 34 C24 60 70 58 74 32 C76 60 66 86 36 90",
                    "M70 20 C52 4 28 16 28 36 C30 56 62 52 70 22 C68 50 62 76 58 90"));

    private static final List<List<StrokePath>> GLYPHS = PATHS.stream()
            .map(variants -> variants.stream().map(StrokePath::parse).toList())
            .toList();

    private DigitGlyphs() {}

    /** The ways of writing a digit. */
    static List<StrokePath> of(int digit) {
        return GLYPHS.get(digit);
    }
}
