package dev.netc.compiler.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How Java makes an object of the runtime: {@code Conv.of(1, 20, 5, 5).stride(2, 2)}.
 *
 * @param type the class to call
 * @param factory its static method, or empty for the constructor
 * @param arguments whole numbers, decimals, texts, lists of them, {@link Constant}s or further calls
 * @param then calls on the result, in order
 */
public record JavaCall(Class<?> type, String factory, List<Object> arguments, List<Then> then) {

    /** A static field or an enum's constant. */
    public record Constant(Class<?> type, String name) {}

    public record Then(String method, List<Object> arguments) {}

    public JavaCall {
        arguments = List.copyOf(arguments);
        then = List.copyOf(then);
    }

    public static JavaCall construct(Class<?> type, Object... arguments) {
        return new JavaCall(type, "", List.of(arguments), List.of());
    }

    public static JavaCall factory(Class<?> type, String factory, Object... arguments) {
        return new JavaCall(type, factory, List.of(arguments), List.of());
    }

    public JavaCall then(String method, Object... more) {
        List<Then> calls = new ArrayList<>(then);
        calls.add(new Then(method, List.of(more)));
        return new JavaCall(type, factory, arguments, calls);
    }

    /** One more call, where it says something that is not the standard. */
    public JavaCall thenIf(boolean told, String method, Object... more) {
        return told ? then(method, more) : this;
    }
}
