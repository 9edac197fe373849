package dev.netc.cli.report;

import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;

/** A span as lines and columns, counted from 1 in UTF-16 units; the end is the column behind the last character. */
record Region(String file, int line, int column, int endLine, int endColumn) {

    static Region of(Span span) {
        SourceFile source = span.source();
        return new Region(
                source.name(), span.line(), span.column(), source.line(span.end()), source.column(span.end()));
    }

    boolean isInOneLine() {
        return line == endLine;
    }
}
