package dev.netc.report;

import java.awt.image.BufferedImage;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was trained, how, and on what. */
final class NetworkSections {

    private final Report report;
    private final Pictures pictures;
    private final Html html;
    private final Parts parts;

    NetworkSections(Report report, Pictures pictures, Html html) {
        this.report = report;
        this.pictures = pictures;
        this.html = html;
        this.parts = new Parts(html);
    }

    void write() {
        Filters.of(report.model(), report.data().shape()).ifPresent(this::filters);
        layers();
        html.open("div", "class", "columns");
        facts("Settings", settings());
        List<Fact> machine = new ArrayList<>(Machine.facts());
        machine.add(new Fact(
                "begun", report.begun().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX", Locale.ROOT))));
        machine.add(new Fact("took", Parts.duration(report.result().seconds())));
        facts("Machine", machine);
        html.close();
    }

    private void filters(Filters filters) {
        parts.section("What " + filters.layer() + " looks for");
        String all = filters.sheet().shown() < filters.count()
                ? "The first " + filters.sheet().shown() + " of " + filters.count() + " filters"
                : "The " + filters.count() + " filters";
        parts.note(all + " of the first layer, each with its own scale: "
                + filters.sheet().legend() + ".");
        pictures.draw(() -> {
                    BufferedImage sheet = filters.sheet().image();
                    return new Picture(
                            "filters",
                            all + " of " + filters.layer() + ".",
                            Math.min(960, sheet.getWidth() / 2),
                            sheet,
                            sheet);
                })
                .ifPresent(parts::picture);
        html.close();
    }

    private void layers() {
        parts.section("Layers");
        List<LayerRow> rows = LayerRow.of(report.model(), report.settings().loss());
        parts.openTable("All layers in the order in which they run", "plain wide");
        parts.heads("layer", "operator", "output", "#parameters", "#multiply-adds");
        html.open("tbody");
        for (LayerRow row : rows) {
            html.open("tr").element("th", row.path(), "scope", "row");
            html.element("td", row.operator()).element("td", row.output());
            parts.number(row.parameters() == 0 ? "" : Parts.grouped(row.parameters()));
            parts.number(row.multiplyAdds() == 0 ? "" : Parts.grouped(row.multiplyAdds()));
            html.close();
        }
        html.close().open("tfoot").open("tr");
        html.element("th", "sum", "scope", "row", "colspan", "3");
        parts.number(Parts.grouped(report.parameters()));
        parts.number(
                Parts.grouped(rows.stream().mapToLong(LayerRow::multiplyAdds).sum()));
        html.close().close();
        parts.closeTable();
        html.close();
    }

    private List<Fact> settings() {
        List<Fact> all = new ArrayList<>();
        for (Fact fact : SettingText.facts(report.settings())) {
            // The model file's data set may not be the one that was used.
            all.add(fact.name().equals("data") ? new Fact("data", report.data().name()) : fact);
        }
        all.addAll(report.additional());
        return all;
    }

    private void facts(String title, List<Fact> facts) {
        parts.section(title);
        parts.openTable(title, "plain wide facts");
        html.open("tbody");
        for (Fact fact : facts) {
            html.open("tr").element("th", fact.name(), "scope", "row");
            html.element("td", fact.value()).close();
        }
        html.close();
        parts.closeTable();
        html.close();
    }
}
