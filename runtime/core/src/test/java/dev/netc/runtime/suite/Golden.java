package dev.netc.runtime.suite;

import dev.netc.runtime.weights.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** One operator's case in a file of PyTorch's results. */
record Golden(Path path, String name, Attributes attributes) {

    private static final String LOSS = "softmax_ce";

    /** The network of this one operator. */
    TestNetwork network() throws IOException {
        int[] input = sample("a0");
        int[] output = isLoss() ? input : sample("o");
        return TestNetwork.of(input, new GoldenOperator(attributes, input, output).operator(), output);
    }

    boolean isLoss() {
        return attributes.text("op").equals(LOSS);
    }

    int batch() throws IOException {
        return shape("a0").get(0);
    }

    float[] floats(String suffix) throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            return file.floats(name + "." + suffix);
        }
    }

    int[] classes() throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            return Arrays.stream(file.integers(name + ".y"))
                    .mapToInt(Math::toIntExact)
                    .toArray();
        }
    }

    private List<Integer> shape(String suffix) throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            return file.tensors().get(name + "." + suffix).shape();
        }
    }

    private int[] sample(String suffix) throws IOException {
        return shape(suffix).stream().skip(1).mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String toString() {
        return name + " " + attributes.values();
    }
}
