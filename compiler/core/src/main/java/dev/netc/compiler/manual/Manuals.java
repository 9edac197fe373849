package dev.netc.compiler.manual;

import dev.netc.compiler.lint.AllowanceFinding;
import dev.netc.compiler.lint.rule.Rules;
import dev.netc.compiler.model.ArgumentError;
import dev.netc.compiler.model.NameError;
import dev.netc.compiler.model.ShapeError;
import dev.netc.compiler.model.StructureError;
import dev.netc.compiler.source.Finding;
import dev.netc.compiler.syntax.SyntaxError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The manual of every kind of finding. They are the documentation comments of the classes and constants that define the findings: the
 * build copies those sources into the jar, and they are read when somebody asks.
 */
public final class Manuals {

    private static final String FOLDER = "/META-INF/netc/manual/";

    private static final SortedMap<String, Finding> FINDINGS = new TreeMap<>();

    static {
        List.of(SyntaxError.values()).forEach(Manuals::add);
        List.of(NameError.values()).forEach(Manuals::add);
        List.of(ArgumentError.values()).forEach(Manuals::add);
        List.of(StructureError.values()).forEach(Manuals::add);
        List.of(ShapeError.values()).forEach(Manuals::add);
        Rules.all().forEach(Manuals::add);
        List.of(AllowanceFinding.values()).forEach(Manuals::add);
    }

    private Manuals() {}

    private static void add(Finding finding) {
        if (FINDINGS.put(finding.findingName(), finding) != null) {
            throw new IllegalStateException("two findings are called " + finding.findingName());
        }
    }

    /** The names of all findings, in the order of the alphabet. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(FINDINGS.keySet());
    }

    /** Empty where no finding has this name. */
    public static Optional<Manual> of(String name) {
        return Optional.ofNullable(FINDINGS.get(name)).map(Manuals::read);
    }

    private static Manual read(Finding finding) {
        String comment = finding instanceof Enum<?> constant
                ? before(source(constant.getDeclaringClass()), "\n    " + constant.name())
                : before(source(finding.getClass()), "\nfinal class ");
        return new Manual(finding.findingName(), finding.severity(), DocumentationComment.toMarkdown(comment));
    }

    private static String before(String source, String declaration) {
        int end = source.lastIndexOf("*/", declarationStart(source, declaration));
        return source.substring(source.lastIndexOf("/**", end) + "/**".length(), end);
    }

    /** A constant's name is a word of its own, and may begin another's. */
    private static int declarationStart(String source, String declaration) {
        boolean isConstant = declaration.startsWith("\n    ");
        for (int at = source.indexOf(declaration); at >= 0; at = source.indexOf(declaration, at + 1)) {
            char next = source.charAt(at + declaration.length());
            if (!isConstant || next == ',' || next == ';') {
                return at;
            }
        }
        throw new IllegalStateException("no" + declaration);
    }

    private static String source(Class<?> type) {
        String path = FOLDER + type.getName().replace('.', '/') + ".java";
        try (InputStream stream = Manuals.class.getResourceAsStream(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
