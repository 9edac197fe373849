package dev.netc.compiler.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.netc.compiler.Compilation;
import dev.netc.compiler.Compilation.CompiledNetwork;
import dev.netc.compiler.Compiler;
import dev.netc.compiler.java.GeneratedFile;
import dev.netc.compiler.model.ImportResolver;
import dev.netc.compiler.plan.PlanVerifier;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.Parser;
import dev.netc.compiler.syntax.TreeDump;
import dev.netc.compiler.syntax.TreePrinter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Compiles random model files, whole ones and damaged ones. {@code -Dnetc.cases=100000} tries that many, {@code -Dnetc.seed=7} others; a
 * failure says with which two numbers to see it again alone.
 */
class RandomModelTest {

    private static final int CASES = Integer.getInteger("netc.cases", 10_000);
    private static final long SEED = Long.getLong("netc.seed", 0);

    /** Of so many files that compile, the Java of one is compiled as well. */
    private static final int FILES_A_SAMPLE = 20;

    private static final int FILES_A_BATCH = 200;

    /** A file that takes longer is as bad as one that fails. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final List<GeneratedFile> batch = new ArrayList<>();
    private final AtomicInteger compiled = new AtomicInteger();

    @Test
    void wholeFilesCompile() {
        run(CASES * 3 / 10, seed -> new RandomModel(new Random(seed)).text(), (seed, text) -> {
            Compilation compilation = compile(seed, text);
            assertEquals(List.of(), errors(compilation));
            checkPrinting(text);
            collect(seed, compilation);
        });
        assertEquals(CASES * 3 / 10, compiled.get());
    }

    @Test
    void damagedFilesAreRefusedOrCompile() {
        run(
                CASES * 7 / 10,
                seed -> {
                    Random random = new Random(seed);
                    return new Mutator(random).mutate(new RandomModel(random).text());
                },
                (seed, text) -> {
                    Compilation compilation = compile(seed, text);
                    if (errors(compilation).isEmpty()) {
                        checkPrinting(text);
                        collect(seed, compilation);
                    }
                });
        assertTrue(compiled.get() > 0 && compiled.get() < CASES / 2, () -> "undamaged: " + compiled);
    }

    /** What is done with one file. */
    private interface Check {
        void check(long seed, String text);
    }

    private void run(int cases, LongFunction<String> writer, Check check) {
        LongStream.range(SEED, SEED + cases).parallel().forEach(seed -> run(seed, writer.apply(seed), check));
        compileBatch(List.copyOf(batch));
    }

    private static void run(long seed, String text, Check check) {
        long start = System.nanoTime();
        try {
            check.check(seed, text);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(e.getMessage() + "\n-Dnetc.cases=10 -Dnetc.seed=" + seed + "\n" + text, e);
        }
        if (System.nanoTime() - start > LONGEST.toNanos()) {
            fail("took too long: -Dnetc.cases=10 -Dnetc.seed=" + seed + "\n" + text);
        }
    }

    private static Compilation compile(long seed, String text) {
        Compiler.Options options = new Compiler.Options("p" + seed, Map.of());
        return new Compiler(ImportResolver.none(), options)
                .compile(new SourceFile("seed/" + RandomText.line(new Random(seed)), text));
    }

    private static List<Problem> errors(Compilation compilation) {
        return compilation.problems().stream().filter(Problem::isError).toList();
    }

    private static void checkPrinting(String text) {
        String tree = dump(text);
        String printed =
                TreePrinter.print(Parser.parse(new SourceFile("a.net", text)).tree());
        assertEquals(tree, dump(printed));
    }

    private static String dump(String text) {
        Parser.Result parsed = Parser.parse(new SourceFile("a.net", text));
        assertEquals(List.of(), parsed.problems().inOrder());
        return TreeDump.dump(parsed.tree());
    }

    private void collect(long seed, Compilation compilation) {
        for (CompiledNetwork network : compilation.networks()) {
            PlanVerifier.verify(network.plan());
        }
        compiled.incrementAndGet();
        if (seed % FILES_A_SAMPLE == 0 || CASES < FILES_A_SAMPLE) {
            List<GeneratedFile> files =
                    compilation.networks().stream().map(CompiledNetwork::java).toList();
            compileBatch(add(files));
        }
    }

    /** What is to be compiled now: a batch that is full, or nothing. */
    private synchronized List<GeneratedFile> add(List<GeneratedFile> files) {
        batch.addAll(files);
        if (batch.size() < FILES_A_BATCH) {
            return List.of();
        }
        List<GeneratedFile> full = List.copyOf(batch);
        batch.clear();
        return full;
    }

    private static void compileBatch(List<GeneratedFile> files) {
        if (!files.isEmpty()) {
            List<String> complaints = JavaCompilation.of(files).complaints();
            assertEquals(List.of(), complaints, () -> source(files, complaints));
        }
    }

    /** The file that the first complaint is about; its package has the seed in its name. */
    private static String source(List<GeneratedFile> files, List<String> complaints) {
        return files.stream()
                .filter(file -> complaints.get(0).contains("/" + file.relativePath()))
                .map(GeneratedFile::text)
                .collect(Collectors.joining("\n"));
    }
}
