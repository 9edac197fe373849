package dev.netc.compiler.syntax;

import dev.netc.compiler.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.StringJoiner;

/** Shows a tree with all that it holds but its spans. */
final class Spanless {

    private Spanless() {}

    static String show(Object value) {
        if (value instanceof Span) {
            return "";
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Spanless::show).orElse("-");
        }
        if (value instanceof Collection<?> collection) {
            StringJoiner joiner = new StringJoiner(",\n", "[", "]");
            collection.forEach(element -> joiner.add(show(element)));
            return joiner.toString();
        }
        return value instanceof Record record ? show(record) : String.valueOf(value);
    }

    private static String show(Record record) {
        StringJoiner joiner = new StringJoiner(", ", record.getClass().getSimpleName() + "(", ")");
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                joiner.add(show(component.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return joiner.toString();
    }
}
