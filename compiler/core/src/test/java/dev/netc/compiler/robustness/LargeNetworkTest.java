package dev.netc.compiler.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.compiler.Compilation;
import dev.netc.compiler.Compiler;
import dev.netc.compiler.model.ImportResolver;
import dev.netc.compiler.plan.PlanVerifier;
import dev.netc.compiler.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeNetworkTest {
    @Test
    void probe() {
        for (String body : List.of(
                "repeat 1500 { relu; linear 1 }",
                "repeat 10000 { relu; linear 1 }",
                "repeat 20000 { flatten }",
                "layers: repeat 6600 { residual { linear 1; relu } }",
                "x: repeat 500 { bottleneck 1 }; y: repeat 20 { bottleneck 2 }; repeat 300 { bottleneck 4 }")) {
            String in = body.contains("bott") ? "1x4x4" : "1";
            String text =
                    "block bottleneck(c) { residual { conv 3x3 pad 1 -> c; batchnorm; relu; conv 1x1 -> c } shortcut { conv 1x1 -> c }; relu }\nnetwork Big { input "
                            + in + "; " + body + " }";
            long t0 = System.nanoTime();
            Compilation c = new Compiler(ImportResolver.none(), Compiler.Options.standard())
                    .compile(new SourceFile("big.net", text));
            long t1 = System.nanoTime();
            assertEquals(
                    List.of(), c.problems().stream().filter(p -> p.isError()).toList());
            PlanVerifier.verify(c.networks().get(0).plan());
            long t2 = System.nanoTime();
            var file = c.networks().get(0).java();
            long t3 = System.nanoTime();
            if (t3 < 0) return; JavaCompilation j = JavaCompilation.of(List.of(file));
            long t4 = System.nanoTime();
            System.out.printf(
                    "%s: compile %d ms verify %d ms emit %d ms javac %d ms, %d chars, %d classes%n",
                    body,
                    (t1 - t0) / 1000000,
                    (t2 - t1) / 1000000,
                    (t3 - t2) / 1000000,
                    (t4 - t3) / 1000000,
                    file.text().length(),
                    j.classes().size());
            System.out.println(j.complaints());
            try {
                java.nio.file.Files.writeString(
                        java.nio.file.Path.of("/tmp/rb/Big" + body.length() + ".java"), file.text());
            } catch (Exception e) {
            }
        }
    }
}
