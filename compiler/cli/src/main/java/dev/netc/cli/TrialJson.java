package dev.netc.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.netc.cli.TrialRecord.Identity;
import dev.netc.cli.TrialRecord.Result;
import dev.netc.cli.report.IndentedJson;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Records of trials as JSON. What it says stays; more fields may come. A field whose meaning changes raises {@code version}. */
final class TrialJson {

    private static final int VERSION = 1;

    private TrialJson() {}

    static String write(TrialRecord record) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = IndentedJson.generator(text)) {
            write(record, json);
        }
        return text.append('\n').toString();
    }

    /** All records of a search, the best first. */
    static String write(String network, List<TrialRecord> ranked) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = IndentedJson.generator(text)) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("network", network);
            json.writeArrayFieldStart("runs");
            for (TrialRecord record : ranked) {
                write(record, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void write(TrialRecord record, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeObjectFieldStart("values");
        for (Map.Entry<String, String> value : record.values().entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
        if (record.result().isPresent()) {
            write(record.result().get(), json);
        } else {
            json.writeStringField("failure", record.failure());
            json.writeBooleanField("again", record.again());
        }
        json.writeStringField("network", record.identity().network());
        json.writeStringField("settings", record.identity().settings());
        json.writeNumberField("seed", record.identity().seed());
        json.writeEndObject();
    }

    private static void write(Result result, JsonGenerator json) throws IOException {
        json.writeStringField("evaluated", result.evaluated());
        write("accuracy", result.accuracy(), json);
        json.writeNumberField("loss", result.loss());
        json.writeNumberField("kept", result.kept());
        json.writeNumberField("epochs", result.epochs());
        json.writeNumberField("parameters", result.parameters());
        json.writeNumberField("seconds", result.seconds());
        write("testAccuracy", result.testAccuracy(), json);
        write("testLoss", result.testLoss(), json);
    }

    private static void write(String field, OptionalDouble value, JsonGenerator json) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(field, value.getAsDouble());
        }
    }

    /** The record that {@link #write(TrialRecord)} wrote; empty where the text is another or damaged. */
    static Optional<TrialRecord> read(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        values.put(json.currentName(), json.nextTextValue());
                    }
                } else {
                    fields.put(field, json.getText());
                }
            }
            return Optional.of(record(fields, values));
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static TrialRecord record(Map<String, String> fields, Map<String, String> values) {
        if (!String.valueOf(VERSION).equals(fields.get("version"))) {
            throw new IllegalArgumentException("another version");
        }
        Identity identity =
                new Identity(text(fields, "network"), text(fields, "settings"), Long.parseLong(text(fields, "seed")));
        if (fields.containsKey("failure")) {
            boolean again = Boolean.parseBoolean(fields.get("again"));
            return new TrialRecord(values, identity, Optional.empty(), text(fields, "failure"), again);
        }
        return new TrialRecord(values, identity, Optional.of(result(fields)), "", false);
    }

    private static Result result(Map<String, String> fields) {
        return new Result(
                text(fields, "evaluated"),
                number(fields, "accuracy"),
                number(fields, "loss").orElseThrow(IllegalArgumentException::new),
                Integer.parseInt(text(fields, "kept")),
                Integer.parseInt(text(fields, "epochs")),
                Long.parseLong(text(fields, "parameters")),
                Double.parseDouble(text(fields, "seconds")),
                number(fields, "testAccuracy"),
                number(fields, "testLoss"));
    }

    private static String text(Map<String, String> fields, String field) {
        String text = fields.get(field);
        if (text == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return text;
    }

    private static OptionalDouble number(Map<String, String> fields, String field) {
        return fields.containsKey(field)
                ? OptionalDouble.of(Double.parseDouble(fields.get(field)))
                : OptionalDouble.empty();
    }
}
