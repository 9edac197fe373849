package dev.netc.benchmarks;

import dev.netc.compiler.Compilation;
import dev.netc.compiler.Compiler;
import dev.netc.compiler.SourceFolder;
import dev.netc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the compiler takes in a warm JVM. The models are read beforehand; each run begins with their text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class CompilerBenchmark {

    private static final Path MODELS = Path.of("models/src/main/net");

    private final Compiler compiler = new Compiler(new SourceFolder(MODELS), Compiler.Options.standard());
    private final List<SourceFile> zoo = new ArrayList<>();
    private SourceFile resnet152;

    @Setup
    public void readModels() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zoo.add(new SourceFile(file.toString(), Files.readString(file)));
            }
        }
        resnet152 = zoo.stream()
                .filter(file -> file.fileName().equals("resnet152.net"))
                .findFirst()
                .orElseThrow();
    }

    /** Problems of ResNet-152, found and in order. */
    @Benchmark
    public Compilation lintResnet152() {
        return compiler.compile(resnet152);
    }

    /** The Java of every model. */
    @Benchmark
    public int compileZoo() {
        int characters = 0;
        for (SourceFile file : zoo) {
            for (Compilation.CompiledNetwork network : compiler.compile(file).networks()) {
                characters += network.java().text().length();
            }
        }
        return characters;
    }
}
