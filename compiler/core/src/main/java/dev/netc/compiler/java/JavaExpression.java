package dev.netc.compiler.java;

import com.palantir.javapoet.CodeBlock;
import dev.netc.compiler.model.JavaCall;
import java.util.List;

/** Writes a {@link JavaCall} as code. */
final class JavaExpression {

    private JavaExpression() {}

    static CodeBlock of(JavaCall call) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (call.factory().isEmpty()) {
            code.add("new $T($L)", call.type(), list(call.arguments()));
        } else {
            code.add("$T.$L($L)", call.type(), call.factory(), list(call.arguments()));
        }
        for (JavaCall.Then then : call.then()) {
            code.add(".$L($L)", then.method(), list(then.arguments()));
        }
        return code.build();
    }

    /** The same with each further call on a line of its own. */
    static CodeBlock inLines(JavaCall call) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("$T.$L($L)", call.type(), call.factory(), list(call.arguments()));
        for (JavaCall.Then then : call.then()) {
            code.add("\n.$L($L)", then.method(), list(then.arguments()));
        }
        return code.build();
    }

    private static CodeBlock list(List<?> arguments) {
        return arguments.stream().map(JavaExpression::argument).collect(CodeBlock.joining(", "));
    }

    private static CodeBlock argument(Object argument) {
        if (argument instanceof JavaCall call) {
            return of(call);
        }
        if (argument instanceof JavaCall.Constant constant) {
            return CodeBlock.of("$T.$L", constant.type(), constant.name());
        }
        if (argument instanceof String text) {
            return CodeBlock.of("$L", JavaText.literal(text));
        }
        if (argument instanceof Float number) {
            return CodeBlock.of("$Lf", number);
        }
        if (argument instanceof List<?> numbers) {
            return CodeBlock.of("$T.of($L)", List.class, list(numbers));
        }
        return CodeBlock.of("$L", argument);
    }
}
