package dev.netc.cuda.ptx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PtxModuleTest {

    @TempDir
    private Path folder;

    @Test
    void everyKernelIsWellFormed() {
        new PtxInterpreter(PtxModule.text()).compileAll();
    }

    /** From Turing, the oldest architecture that CUDA 13 compiles for, to Hopper. */
    @ParameterizedTest
    @ValueSource(strings = {"sm_75", "sm_90"})
    void ptxasCompilesIt(String architecture) throws IOException, InterruptedException {
        Optional<Path> ptxas = ptxas();
        assumeTrue(ptxas.isPresent(), "no ptxas on the path or in $CUDA_HOME/bin");
        Path text = Files.writeString(folder.resolve("module.ptx"), PtxModule.text());
        Process process = new ProcessBuilder(
                        ptxas.get().toString(),
                        "--warning-as-error",
                        "-arch=" + architecture,
                        "-o",
                        folder.resolve("module.cubin").toString(),
                        text.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
    }

    private static Optional<Path> ptxas() {
        Stream<String> path = Stream.of(System.getenv("PATH").split(File.pathSeparator));
        Stream<String> cuda = Stream.ofNullable(System.getenv("CUDA_HOME")).map(home -> home + "/bin");
        return Stream.concat(path, cuda)
                .map(each -> Path.of(each, "ptxas"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
