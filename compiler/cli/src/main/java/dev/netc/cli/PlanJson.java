package dev.netc.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.netc.cli.PlanReport.Measurement;
import dev.netc.cli.report.IndentedJson;
import dev.netc.runtime.backend.ExecutionPlan.Buffer;
import dev.netc.runtime.backend.PlannedStep;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * A plan as one JSON document. What it says stays; more fields may come. A field whose meaning changes raises {@code version}. All times
 * are seconds, all sizes bytes.
 */
final class PlanJson {

    private static final int VERSION = 1;

    private final PlanReport report;
    private final JsonGenerator json;

    private PlanJson(PlanReport report, JsonGenerator json) {
        this.report = report;
        this.json = json;
    }

    static void write(PlanReport report, Writer out) throws IOException {
        try (JsonGenerator json = IndentedJson.generator(out)) {
            new PlanJson(report, json).document();
        }
        out.write('\n');
        out.flush();
    }

    private void document() throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeStringField("network", report.network());
        json.writeStringField("backend", report.backend());
        json.writeNumberField("threads", report.plan().threads());
        json.writeNumberField("batch", report.batch());
        json.writeBooleanField("training", report.training());
        json.writeStringField("layout", report.plan().layout());
        json.writeNumberField("operations", report.plan().work().operations());
        if (report.measurement().isPresent()) {
            measurement(report.measurement().get());
        }
        json.writeArrayFieldStart("steps");
        for (int i = 0; i < report.plan().steps().size(); i++) {
            step(i, report.plan().steps().get(i));
        }
        json.writeEndArray();
        json.writeNumberField("arenaBytes", report.plan().arenaBytes());
        json.writeNumberField("bufferBytes", report.plan().bufferBytes());
        json.writeNumberField("workspaceBytes", report.plan().workspaceBytes());
        json.writeArrayFieldStart("buffers");
        for (Buffer buffer : report.plan().buffers()) {
            buffer(buffer);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void measurement(Measurement measured) throws IOException {
        json.writeNumberField("passes", measured.profile().passes());
        json.writeNumberField("seconds", measured.profile().passSeconds());
        if (measured.peak().isPresent()) {
            json.writeNumberField("peakOperationsPerSecond", measured.peak().getAsDouble());
        }
    }

    private void step(int index, PlannedStep step) throws IOException {
        json.writeStartObject();
        json.writeNumberField("step", index);
        json.writeStringField("phase", step.phase().name().toLowerCase(Locale.ROOT));
        json.writeStringField("name", step.name());
        json.writeStringField("layout", step.layout());
        strings("kernels", step.kernels());
        json.writeNumberField("operations", step.work().operations());
        json.writeNumberField("bytesRead", step.work().bytesRead());
        json.writeNumberField("bytesWritten", step.work().bytesWritten());
        if (report.measurement().isPresent()) {
            json.writeNumberField(
                    "seconds",
                    report.measurement().get().profile().stepSeconds().get(index));
        }
        json.writeStringField("note", step.note());
        json.writeEndObject();
    }

    private void buffer(Buffer buffer) throws IOException {
        json.writeStartObject();
        strings("holds", buffer.holds());
        json.writeNumberField("offset", buffer.offset());
        json.writeNumberField("bytes", buffer.bytes());
        json.writeNumberField("firstStep", buffer.first());
        json.writeNumberField("lastStep", buffer.last());
        json.writeEndObject();
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
