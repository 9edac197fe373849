package dev.netc.runtime.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.netc.runtime.Shapes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the JSON of a safetensors header, of which nothing is believed: whatever is not as the format says is a {@link WeightsException}. */
final class HeaderParser {

    private static final String METADATA = "__metadata__";

    private final Path file;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();

    HeaderParser(Path file) {
        this.file = file;
    }

    Header parse(byte[] json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (name.equals(METADATA)) {
                    parseMetadata(parser);
                } else if (tensors.put(name, parseTensor(parser, name)) != null) {
                    throw damaged("the tensor " + name + " stands there twice");
                }
            }
            expect(parser, parser.currentToken(), JsonToken.END_OBJECT);
            expect(parser, parser.nextToken(), null);
        } catch (JsonProcessingException e) {
            throw damaged("it is not JSON: " + e.getOriginalMessage());
        }
        return new Header(metadata, tensors);
    }

    private void parseMetadata(JsonParser parser) throws IOException {
        expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            expect(parser, parser.nextToken(), JsonToken.VALUE_STRING);
            metadata.put(key, parser.getText());
        }
        expect(parser, parser.currentToken(), JsonToken.END_OBJECT);
    }

    private StoredTensor parseTensor(JsonParser parser, String name) throws IOException {
        ElementType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            switch (parser.currentName()) {
                case "dtype" -> type = parseType(parser, name);
                case "shape" -> shape = parseNumbers(parser, name);
                case "data_offsets" -> offsets = parseNumbers(parser, name);
                default -> throw damaged("the tensor " + name + " has an unknown field " + parser.currentName());
            }
        }
        expect(parser, parser.currentToken(), JsonToken.END_OBJECT);
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw damaged("the tensor " + name + " lacks its dtype, shape or two data_offsets");
        }
        return new StoredTensor(name, type, sizes(name, shape), offsets.get(0), offsets.get(1));
    }

    private ElementType parseType(JsonParser parser, String name) throws IOException {
        expect(parser, parser.nextToken(), JsonToken.VALUE_STRING);
        String text = parser.getText();
        for (ElementType type : ElementType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw new WeightsException(
                file + ": the tensor " + name + " has the type " + text + ", which netc does not know; save it as F32");
    }

    private List<Long> parseNumbers(JsonParser parser, String name) throws IOException {
        expect(parser, parser.nextToken(), JsonToken.START_ARRAY);
        List<Long> numbers = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser, parser.currentToken(), JsonToken.VALUE_NUMBER_INT);
            long number = parser.getLongValue();
            if (number < 0) {
                throw damaged("the tensor " + name + " has a negative size or place, " + number);
            }
            numbers.add(number);
        }
        return numbers;
    }

    private List<Integer> sizes(String name, List<Long> shape) throws WeightsException {
        try {
            List<Integer> sizes = shape.stream().map(Math::toIntExact).toList();
            Shapes.elements(sizes);
            return sizes;
        } catch (ArithmeticException e) {
            throw damaged("the tensor " + name + " has the shape " + shape + ", more elements than Java can hold");
        }
    }

    private void expect(JsonParser parser, JsonToken found, JsonToken expected) throws WeightsException {
        if (found != expected) {
            throw damaged("expected " + describe(expected) + ", found " + describe(found) + " at byte "
                    + parser.currentTokenLocation().getByteOffset());
        }
    }

    private static String describe(JsonToken token) {
        return token == null ? "the end" : token.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private WeightsException damaged(String what) {
        return new WeightsException(
                file + " is damaged or not a safetensors file; in its header, " + what + "; fetch or save it again");
    }
}
