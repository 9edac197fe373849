package dev.netc.models;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netc.runtime.Model;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import dev.netc.runtime.verify.Agreement;
import dev.netc.runtime.verify.Verification;
import dev.netc.runtime.weights.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tutorials' networks compute what PyTorch computed: outputs, losses, all gradients, and the parameters after ten steps. */
class ReferenceResultsTest {

    private static final double TOLERANCE = 1e-4;
    private static final Path GOLDENS = Path.of(System.getProperty("netc.goldens", "goldens"));

    private static final Map<String, Supplier<Model>> MODELS = new TreeMap<>(Map.ofEntries(
            Map.entry("lenet", LeNet::new),
            Map.entry("mlp", Mlp::new),
            Map.entry("logistic", Logistic::new),
            Map.entry("simple_cnn", SimpleCnn::new),
            Map.entry("three_conv", ThreeConv::new),
            Map.entry("network3", Network3::new),
            Map.entry("lenet_dropout", LeNetDropout::new),
            Map.entry("two_layer_sigmoid", TwoLayerSigmoid::new),
            Map.entry("linear_regression", LinearRegression::new),
            Map.entry("residual", Residual::new),
            Map.entry("inception", Inception::new)));

    static Stream<Arguments> cases() {
        return MODELS.keySet().stream()
                .flatMap(name -> Stream.of("reference", "cpu").map(backend -> Arguments.of(name, backend)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("cases")
    void agreesWithPyTorch(String name, String backendName) throws IOException {
        Path golden = GOLDENS.resolve(name + ".safetensors");
        assumeTrue(Files.exists(golden), "skipped: no reference results at " + golden);
        Backend backend = Backends.named(backendName);
        try (Model model = MODELS.get(name).get();
                SafetensorsFile reference = SafetensorsFile.open(golden)) {
            Runnable opening = () -> model.open(backend, new Backend.Settings(2, 0));
            Agreement agreement = Verification.run(model, reference, opening, TOLERANCE);
            assertTrue(agreement.isDetermined(TOLERANCE), "rounding errors alone decide " + name);
            assertTrue(agreement.isWithin(TOLERANCE), agreement::toString);
        }
    }
}
