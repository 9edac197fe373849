package dev.netc.runtime.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.weights.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds a backend's operators to PyTorch's results in the file that the system property {@code netc.ops} names. */
public abstract class OperatorSuite {

    protected abstract Backend backend();

    @TestFactory
    Stream<DynamicTest> operatorsAgreeWithPyTorch() throws IOException {
        String path = System.getProperty("netc.ops");
        assumeTrue(path != null && Files.exists(Path.of(path)), "no reference results: set netc.ops to their file");
        List<DynamicTest> tests = new ArrayList<>();
        try (SafetensorsFile file = SafetensorsFile.open(Path.of(path))) {
            for (Map.Entry<String, String> entry : new TreeMap<>(file.metadata()).entrySet()) {
                Golden golden = new Golden(file.path(), entry.getKey(), Attributes.parse(entry.getValue()));
                tests.add(DynamicTest.dynamicTest(entry.getKey(), () -> check(golden)));
            }
        }
        return tests.stream();
    }

    private void check(Golden golden) throws IOException {
        try (TestNetwork network = golden.network()) {
            network.open(backend(), new Backend.Settings(2, 1));
            List<Parameter> parameters = trained(network);
            for (int i = 0; i < parameters.size(); i++) {
                network.write(parameters.get(i), golden.floats("a" + (i + 1)));
            }
            Execution execution = network.prepareComparison(golden.batch(), new CrossEntropy());
            execution.input(golden.floats("a0"));
            execution.forward();
            if (golden.isLoss()) {
                checkLoss(golden, execution);
            } else {
                checkOutput(golden, execution);
            }
            execution.backward();
            close("d0", golden, inputGradient(golden, execution));
            for (int i = 0; i < parameters.size(); i++) {
                close("d" + (i + 1), golden, network.readGradient(parameters.get(i)));
            }
        }
    }

    private static List<Parameter> trained(TestNetwork network) {
        return network.parameters().stream().filter(Parameter::trainable).toList();
    }

    private static void checkOutput(Golden golden, Execution execution) throws IOException {
        float[] output = new float[golden.floats("o").length];
        execution.output(output);
        close("o", golden, output);
        execution.outputGradient(golden.floats("g"));
    }

    private static float[] inputGradient(Golden golden, Execution execution) throws IOException {
        float[] gradient = new float[golden.floats("d0").length];
        execution.inputGradient(gradient);
        if (golden.isLoss()) {
            float upstream = golden.floats("g")[0];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= upstream;
            }
        }
        return gradient;
    }

    private static void checkLoss(Golden golden, Execution execution) throws IOException {
        execution.targets(golden.classes());
        double expected = golden.floats("o")[0];
        assertEquals(expected, execution.loss(), Relative.OPERATOR * Math.abs(expected));
    }

    private static void close(String what, Golden golden, float[] actual) throws IOException {
        Relative.assertClose(golden + " " + what, golden.floats(what), actual, Relative.OPERATOR);
    }
}
