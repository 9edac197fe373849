package dev.netc.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Edit;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.compiler.source.Problem.Note;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * One JSON document, whose fields docs/lint.md names. What it says stays; more fields may come. A field whose meaning changes raises
 * {@code version}.
 */
final class JsonReport {

    private static final int VERSION = 1;

    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    static void write(Findings findings, Writer out) throws IOException {
        try (JsonGenerator json = IndentedJson.generator(out)) {
            new JsonReport(json).document(findings);
        }
        out.write('\n');
    }

    private void document(Findings findings) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeNumberField("errors", findings.errors());
        json.writeNumberField("warnings", findings.warnings());
        json.writeArrayFieldStart("files");
        for (String file : findings.files()) {
            json.writeString(file);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("findings");
        for (Problem problem : findings.problems()) {
            finding(problem);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void finding(Problem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", problem.name());
        json.writeStringField("severity", ReportFormat.severity(problem));
        json.writeStringField("message", problem.message());
        region(Region.of(problem.span()));
        json.writeStringField("label", problem.label());
        json.writeArrayFieldStart("notes");
        for (Note note : problem.notes()) {
            json.writeStartObject();
            region(Region.of(note.span()));
            json.writeStringField("text", note.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("fix");
        fix(problem.fix());
        json.writeEndObject();
    }

    private void fix(Optional<Fix> fix) throws IOException {
        if (fix.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("description", fix.get().description());
        json.writeBooleanField("safe", fix.get().safe());
        json.writeArrayFieldStart("edits");
        for (Edit edit : fix.get().edits()) {
            json.writeStartObject();
            region(Region.of(edit.span()));
            json.writeStringField("replacement", edit.replacement());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void region(Region region) throws IOException {
        json.writeStringField("file", region.file());
        json.writeNumberField("line", region.line());
        json.writeNumberField("column", region.column());
        json.writeNumberField("endLine", region.endLine());
        json.writeNumberField("endColumn", region.endColumn());
    }
}
