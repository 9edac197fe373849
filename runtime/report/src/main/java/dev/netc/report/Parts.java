package dev.netc.report;

import java.util.Locale;

/** What several sections of the page are made of. */
final class Parts {

    private final Html html;

    Parts(Html html) {
        this.html = html;
    }

    /** Begins a section, which the caller closes. */
    void section(String title) {
        html.open("section").element("h2", title);
    }

    void note(String text) {
        html.element("p", text, "class", "note");
    }

    /** A picture as the page's colours want it. */
    void picture(Picture picture) {
        html.open("picture");
        html.single(
                "source", "media", "screen and (prefers-color-scheme: dark)", "srcset", Png.dataUri(picture.dark()));
        html.single(
                "img",
                "src",
                Png.dataUri(picture.light()),
                "alt",
                picture.description(),
                "width",
                String.valueOf(picture.width()));
        html.close();
    }

    /** Begins a table that scrolls where the page is too narrow for it; {@link #closeTable} ends it. */
    void openTable(String caption, String type) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table", "class", type).element("caption", caption);
    }

    void closeTable() {
        html.close().close();
    }

    /** A row of column headers; those with a {@code #} before them stand over numbers, and that without a name over bars. */
    void heads(String... names) {
        html.open("thead").open("tr");
        for (String name : names) {
            if (name.startsWith("#")) {
                html.element("th", name.substring(1), "scope", "col", "class", "number");
            } else if (name.isEmpty()) {
                html.element("td", "", "class", "bar");
            } else {
                html.element("th", name, "scope", "col");
            }
        }
        html.close().close();
    }

    void number(String text) {
        html.element("td", text, "class", "number");
    }

    /** {@code 98.80%}; a dash where there is nothing to take a part of. */
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String measure(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, Math.abs(value) < 1000 ? "%.4f" : "%.4g", value);
    }

    /** {@code 12.3 s}, {@code 4 min 5 s}, {@code 2 h 3 min} */
    static String duration(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
