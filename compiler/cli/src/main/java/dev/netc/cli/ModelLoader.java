package dev.netc.cli;

import dev.netc.compiler.java.GeneratedFile;
import dev.netc.runtime.Model;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Makes a model of its generated class, which it compiles in memory with nothing but the runtime on the class path. */
final class ModelLoader {

    private ModelLoader() {}

    /**
     * An instance of a generated class.
     *
     * @throws UserError if this Java has no compiler
     */
    static Model load(GeneratedFile generated) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new UserError("expected a JDK, found a Java without compiler in " + System.getProperty("java.home")
                    + "; install a JDK of version 17 or later, or set JAVA_HOME to one");
        }
        String className = generated.qualifiedName();
        JavaFileObject source = MemoryFiles.source(className, generated.text());
        DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
        try (MemoryFiles files = new MemoryFiles(compiler.getStandardFileManager(findings, Locale.ROOT, null))) {
            List<String> options =
                    List.of("-proc:none", "-Xlint:none", "-classpath", runtime().toString());
            boolean compiled = compiler.getTask(null, files, findings, options, null, List.of(source))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the generated class does not compile: " + text(findings));
            }
            return instantiate(files.loader(Model.class.getClassLoader()), className);
        }
    }

    private static Path runtime() {
        try {
            return Path.of(Model.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(DiagnosticCollector<JavaFileObject> findings) {
        return findings.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    private static Model instantiate(ClassLoader loader, String className) {
        try {
            return loader.loadClass(className)
                    .asSubclass(Model.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the generated class " + className + " cannot be made", e);
        }
    }
}
