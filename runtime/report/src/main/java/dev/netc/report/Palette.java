package dev.netc.report;

import java.awt.Color;

/**
 * The colours of a picture on a light or on a dark page; the same as those of the style sheet. Blue and orange are told apart by
 * people who do not see red and green too.
 */
record Palette(Color paper, Color ink, Color faint, Color blue, Color orange) {

    static final Palette LIGHT = new Palette(
            new Color(0xffffff), new Color(0x1f2430), new Color(0xd9dde5), new Color(0x2563c9), new Color(0xd9730d));

    static final Palette DARK = new Palette(
            new Color(0x1b1f27), new Color(0xe4e7ee), new Color(0x3a4150), new Color(0x7aa7ff), new Color(0xffa04d));

    /** A color between that of the paper and another, which is reached at 1. */
    Color onPaper(Color color, double share) {
        return new Color(
                between(paper.getRed(), color.getRed(), share),
                between(paper.getGreen(), color.getGreen(), share),
                between(paper.getBlue(), color.getBlue(), share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
