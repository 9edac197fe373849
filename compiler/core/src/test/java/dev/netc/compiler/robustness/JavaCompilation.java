package dev.netc.compiler.robustness;

import dev.netc.compiler.java.GeneratedFile;
import dev.netc.runtime.Model;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One run of the Java compiler over generated files, all in memory, with every warning on. */
final class JavaCompilation {

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

    private JavaCompilation() {}

    static JavaCompilation of(List<GeneratedFile> files) {
        JavaCompilation compilation = new JavaCompilation();
        compilation.run(files);
        return compilation;
    }

    private void run(List<GeneratedFile> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "--release",
                "17",
                "-Xlint:all,-processing,-classfile,-path",
                "-proc:none",
                "-Xmaxwarns",
                "10",
                "-classpath",
                runtime());
        StandardJavaFileManager standard = compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8);
        try (Memory memory = new Memory(standard)) {
            compiler.getTask(
                            null,
                            memory,
                            diagnostics,
                            options,
                            null,
                            files.stream().map(Source::new).toList())
                    .call();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Where the runtime lies, which is all that generated code needs. */
    private static String runtime() {
        return Path.of(URI.create(Model.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }

    /** Errors and warnings, as a person would read them. */
    List<String> complaints() {
        return diagnostics.getDiagnostics().stream().map(Object::toString).toList();
    }

    /** How many bytes each class takes, by its binary name. */
    Map<String, ByteArrayOutputStream> classes() {
        return classes;
    }

    Model newModel(String className) {
        ClassLoader loader = new ClassLoader(Model.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (!classes.containsKey(name)) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = classes.get(name).toByteArray();
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        try {
            return (Model) loader.loadClass(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final GeneratedFile file;

        Source(GeneratedFile file) {
            super(URI.create("memory:///" + file.qualifiedName().replace('.', '/') + ".java"), Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }

    private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        Memory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classes.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + className + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
