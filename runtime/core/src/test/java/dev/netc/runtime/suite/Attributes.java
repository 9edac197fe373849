package dev.netc.runtime.suite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A case's attributes: names with a text, a truth or one or more numbers each. */
record Attributes(Map<String, List<String>> values) {

    static Attributes parse(String json) throws IOException {
        Map<String, List<String>> values = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            List<String> current = new ArrayList<>();
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    current = new ArrayList<>();
                    values.put(parser.currentName(), current);
                } else if (parser.currentToken().isScalarValue()) {
                    current.add(parser.getText());
                }
            }
        }
        return new Attributes(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return values.get(name).get(0);
    }

    /** A truth, or what to take where the case is silent. */
    boolean truth(String name, boolean otherwise) {
        return has(name) ? Boolean.parseBoolean(text(name)) : otherwise;
    }

    double number(String name, double otherwise) {
        return has(name) ? Double.parseDouble(text(name)) : otherwise;
    }

    int integer(String name, int otherwise) {
        return (int) number(name, otherwise);
    }

    /** The first or second of two numbers, or the only one for both. */
    int side(String name, int index, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        List<String> numbers = values.get(name);
        return Integer.parseInt(numbers.get(Math.min(index, numbers.size() - 1)));
    }
}
