package dev.netc.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.netc.compiler.manual.Manual;
import dev.netc.compiler.manual.Manuals;
import dev.netc.compiler.source.Problem;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The Static Analysis Results Interchange Format 2.1.0 of OASIS, as code hosts read it. */
final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final JsonGenerator json;
    private final Findings findings;
    private final List<String> rules;
    private final List<String> files;

    private SarifReport(JsonGenerator json, Findings findings) {
        this.json = json;
        this.findings = findings;
        this.rules = findings.problems().stream()
                .map(Problem::name)
                .distinct()
                .sorted()
                .toList();
        this.files = new ArrayList<>(findings.byFile().keySet());
    }

    static void write(Findings findings, Writer out) throws IOException {
        try (JsonGenerator json = IndentedJson.generator(out)) {
            new SarifReport(json, findings).document();
        }
        out.write('\n');
    }

    private void document() throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        tool();
        json.writeStringField("columnKind", "utf16CodeUnits");
        artifacts();
        SarifResult result = new SarifResult(json, rules, files);
        json.writeArrayFieldStart("results");
        for (Problem problem : findings.problems()) {
            result.write(problem);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tool() throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "netc");
        json.writeStringField("version", findings.version());
        json.writeArrayFieldStart("rules");
        for (String rule : rules) {
            rule(Manuals.of(rule).orElseThrow());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void rule(Manual manual) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", manual.name());
        message("shortDescription", manual.summary());
        json.writeObjectFieldStart("help");
        json.writeStringField("text", manual.text());
        json.writeStringField("markdown", manual.page());
        json.writeEndObject();
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", ReportFormat.severity(manual.severity()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private void message(String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private void artifacts() throws IOException {
        json.writeArrayFieldStart("artifacts");
        for (String file : files) {
            json.writeStartObject();
            json.writeObjectFieldStart("location");
            json.writeStringField("uri", SarifResult.uri(file));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
