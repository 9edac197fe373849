package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    private static final String MLP = """
            network Mlp(units = 128) {
                input 1x28x28
                flatten
                hidden1: linear units
                relu
                hidden2: linear 256
                relu
                out: linear 10
            }
            """;

    private static final Path GOLDENS = Path.of(System.getProperty("netc.goldens", "missing"));

    @TempDir
    private Path folder;

    @BeforeEach
    void goldens() {
        assumeTrue(Files.isDirectory(GOLDENS), "PyTorch's reference results are not at " + GOLDENS);
    }

    @Test
    void agreesWithPyTorch() throws IOException {
        Run run = verify(MLP, "--backend", "reference");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("grad.hidden2.weight"), run.out());
        assertTrue(run.out().contains("grad.x"), run.out());
        assertTrue(run.out().contains("eval_logits"), run.out());
        assertTrue(run.out().contains("largest: "), run.out());
    }

    @Test
    void findsADifference() throws IOException {
        Run run = verify(MLP.replace("relu", "tanh"), "--backend", "reference");
        assertEquals(1, run.exitCode(), run.err());
        assertTrue(run.out().contains("above 1.0e-04"), run.out());
    }

    /** PyTorch's own kernels disagree on this one: most features of its batch normalization are 0 for the whole batch. */
    @Test
    void stepsThatRoundingDecidesAreShownButNotJudged() throws IOException {
        Path model = Files.writeString(folder.resolve("cifar.net"), """
                network Cifar {
                    input 3x32x32
                    conv1: conv 3x3 -> 8; relu
                    conv2: conv 3x3 -> 8; relu
                    conv3: conv 3x3 -> 12; relu
                    conv4: conv 3x3 -> 12 stride 2; relu
                    flatten
                    batch_norm: batchnorm; relu
                    fc1: linear 32; relu
                    fc2: linear 10
                }
                """);
        Run run = Run.netc("verify", model, GOLDENS.resolve("cifar_convnet.safetensors"), "--backend", "reference");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("largest: grad."), run.out());
        assertTrue(run.out().contains("the ten steps are not judged"), run.out());
    }

    @Test
    void toleranceCanBeSet() throws IOException {
        assertEquals(
                1, verify(MLP, "--backend", "reference", "--tolerance", "1e-12").exitCode());
    }

    @Test
    void referenceOfAnotherNetwork() throws IOException {
        Run run = verify(MLP.replace("128", "100"));
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("expected hidden1.weight 100x784 as Mlp has, found 128x784"), run.err());
    }

    @Test
    void fileThatIsNoReference() throws IOException {
        Path model = Files.writeString(folder.resolve("mlp.net"), MLP);
        Run run = Run.netc("verify", model, model);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("not a safetensors file"), run.err());
    }

    private Run verify(String model, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("mlp.net"), model);
        Object[] arguments = new Object[options.length + 3];
        arguments[0] = "verify";
        arguments[1] = file;
        arguments[2] = GOLDENS.resolve("mlp.safetensors");
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Run.netc(arguments);
    }
}
