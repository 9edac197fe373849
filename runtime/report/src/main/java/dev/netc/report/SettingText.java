package dev.netc.report;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Settings as people read them, taken from their records, so that a setting that is added later is told of too. */
final class SettingText {

    private SettingText() {}

    /** A fact for each component of a record. */
    static List<Fact> facts(Record settings) {
        return Arrays.stream(settings.getClass().getRecordComponents())
                .map(component -> new Fact(words(component.getName()), of(value(settings, component))))
                .toList();
    }

    /** {@code sgd rate 0.01 momentum 0.5 nesterov off decay 0} */
    static String of(Object value) {
        if (value instanceof Record settings) {
            List<String> words =
                    new ArrayList<>(List.of(words(settings.getClass().getSimpleName())));
            facts(settings).forEach(fact -> words.add(fact.name() + " " + fact.value()));
            return String.join(" ", words);
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "none" : list.stream().map(SettingText::of).collect(Collectors.joining(", "));
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(SettingText::of).orElse("none");
        }
        if (value instanceof Boolean choice) {
            return choice ? "on" : "off";
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.format(Locale.ROOT, "%.0f", number);
        }
        return value.equals("") ? "none" : String.valueOf(value);
    }

    /** {@code CrossEntropy} becomes {@code cross entropy}. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static Object value(Record settings, RecordComponent component) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
