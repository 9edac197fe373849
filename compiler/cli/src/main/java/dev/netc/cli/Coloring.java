package dev.netc.cli;

import picocli.CommandLine.Help.Ansi;

/** When to write in colour; the names are what a person types. */
enum Coloring {
    auto(Ansi.AUTO),
    always(Ansi.ON),
    never(Ansi.OFF);

    private final Ansi ansi;

    Coloring(Ansi ansi) {
        this.ansi = ansi;
    }

    boolean enabled() {
        return ansi.enabled();
    }
}
