package dev.netc.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Edit;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.compiler.source.Problem.Note;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes findings as results of a SARIF run. */
final class SarifResult {

    private final JsonGenerator json;
    private final List<String> rules;
    private final List<String> files;

    /**
     * @param rules the names of the run's rules, in their order
     * @param files the names of the run's artifacts, in their order
     */
    SarifResult(JsonGenerator json, List<String> rules, List<String> files) {
        this.json = json;
        this.rules = rules;
        this.files = files;
    }

    void write(Problem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", problem.name());
        json.writeNumberField("ruleIndex", rules.indexOf(problem.name()));
        json.writeStringField("level", ReportFormat.severity(problem));
        message("message", problem.message());
        json.writeArrayFieldStart("locations");
        location(Region.of(problem.span()), problem.label());
        json.writeEndArray();
        if (!problem.notes().isEmpty()) {
            json.writeArrayFieldStart("relatedLocations");
            for (Note note : problem.notes()) {
                location(Region.of(note.span()), note.text());
            }
            json.writeEndArray();
        }
        if (problem.fix().isPresent()) {
            fix(problem.fix().get());
        }
        json.writeEndObject();
    }

    private void location(Region region, String text) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        artifact(region.file());
        region("region", region);
        json.writeEndObject();
        if (!text.isEmpty()) {
            message("message", text);
        }
        json.writeEndObject();
    }

    private void fix(Fix fix) throws IOException {
        Map<String, List<Edit>> byFile = new LinkedHashMap<>();
        fix.edits().forEach(edit -> byFile.computeIfAbsent(edit.span().source().name(), name -> new ArrayList<>())
                .add(edit));
        json.writeArrayFieldStart("fixes");
        json.writeStartObject();
        message("description", fix.description());
        json.writeArrayFieldStart("artifactChanges");
        for (Map.Entry<String, List<Edit>> change : byFile.entrySet()) {
            json.writeStartObject();
            artifact(change.getKey());
            json.writeArrayFieldStart("replacements");
            for (Edit edit : change.getValue()) {
                json.writeStartObject();
                region("deletedRegion", Region.of(edit.span()));
                message("insertedContent", edit.replacement());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void artifact(String file) throws IOException {
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(file));
        if (files.contains(file)) {
            json.writeNumberField("index", files.indexOf(file));
        }
        json.writeEndObject();
    }

    private void region(String field, Region region) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("startLine", region.line());
        json.writeNumberField("startColumn", region.column());
        json.writeNumberField("endLine", region.endLine());
        json.writeNumberField("endColumn", region.endColumn());
        json.writeEndObject();
    }

    private void message(String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    /** A file's name as a URI: {@code models/a%20b.net}, and {@code file:///models/lenet.net} for an absolute one. */
    static String uri(String file) {
        String path = file.replace('\\', '/');
        boolean isDrive = path.matches("[A-Za-z]:/.*");
        String absolute = isDrive ? "/" + path : path;
        // In a relative one, what stands before a colon would be read as a scheme.
        String relative = path.contains(":") ? "./" + path : path;
        try {
            return absolute.startsWith("/")
                    ? new URI("file", "", absolute, null).toASCIIString()
                    : new URI(null, null, relative, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path that is no URI: " + file, e);
        }
    }
}
