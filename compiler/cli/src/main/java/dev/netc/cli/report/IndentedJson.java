package dev.netc.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;

/** JSON that people can read too, indented the same on every system. */
public final class IndentedJson {

    private IndentedJson() {}

    /** Writes to {@code out}, which it leaves open. */
    public static JsonGenerator generator(Writer out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        return new JsonFactory()
                .createGenerator(out)
                .setPrettyPrinter(printer)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }
}
