package dev.netc.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Parameter;
import dev.netc.runtime.Tensor;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.suite.Case;
import dev.netc.runtime.suite.TestNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {

    @TempDir
    private Path folder;

    private final TestNetwork network = TestNetwork.of(new int[] {2, 4, 4}, Conv.of(2, 3, 3, 2), 3, 2, 3);
    private Path file;

    @BeforeEach
    void fill() {
        file = folder.resolve("conv.safetensors");
        Case.fillParameters(network);
    }

    @Test
    void bringsBackEveryNumber() throws IOException {
        Parameter weight = network.parameters().get(0);
        float[] saved = network.read(weight);
        saved[0] = Float.NaN;
        saved[1] = -0.0f;
        saved[2] = Float.MIN_VALUE;
        network.write(weight, saved);
        network.save(file);
        network.initialize(3);
        network.load(file);
        assertArrayEquals(saved, network.read(weight));
    }

    @Test
    void isWrittenAsPyTorchReadsIt() throws IOException {
        network.save(file);
        try (SafetensorsFile saved = SafetensorsFile.open(file)) {
            assertEquals(Map.of("format", "pt"), saved.metadata());
            assertEquals(
                    List.of(3, 2, 3, 2), saved.tensors().get("layer0.weight").shape());
            assertEquals(ElementType.F32, saved.tensors().get("layer0.bias").type());
        }
        assertEquals(0, Files.readAllBytes(file)[0] % 8, "the numbers begin at a multiple of 8");
    }

    @Test
    void replacesAFileAndLeavesNothingElse() throws IOException {
        network.save(file);
        network.save(file);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aMissingFolderIsNamed() {
        Path nowhere = folder.resolve("no").resolve("conv.safetensors");
        assertProblem(() -> network.save(nowhere), nowhere + ": there is no folder", "create it first");
    }

    @Test
    void aFolderIsNotReplaced() {
        assertProblem(() -> network.save(folder), "cannot write " + folder + ": it is a folder");
        assertProblem(() -> network.load(folder), folder + " is a folder; expected a safetensors file");
    }

    @Test
    void aMissingFileIsNamed() {
        assertProblem(() -> network.load(file), "there is no file " + file + "; check the path");
    }

    @Test
    void anotherShapeNamesTheParameterAndBothShapes() throws IOException {
        write(Map.of("layer0.weight", Tensor.zeros(3, 2, 2, 2), "layer0.bias", Tensor.zeros(3)));
        assertProblem(
                () -> network.load(file),
                file + " does not fit the network TestNetwork",
                "expected layer0.weight of shape 3x2x3x2, found 3x2x2x2",
                "load weights that the same network was saved with");
    }

    @Test
    void missingAndUnknownParametersAreListedTogether() throws IOException {
        write(Map.of("layer0.weight", Tensor.zeros(3, 2, 3, 2), "fc.bias", Tensor.zeros(3)));
        assertProblem(() -> network.load(file), "layer0.bias (3) is missing", "the network has no fc.bias");
    }

    @Test
    void aLongListIsCutShort() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            tensors.put("other" + i, Tensor.zeros(1));
        }
        write(tensors);
        assertProblem(() -> network.load(file), "the network has no other5; and 14 more;");
    }

    @Test
    void nothingChangesIfAnythingIsWrong() throws IOException {
        float[] before = network.read(network.parameters().get(0));
        write(Map.of("layer0.weight", Tensor.zeros(3, 2, 3, 2), "layer0.bias", Tensor.zeros(4)));
        assertThrows(WeightsException.class, () -> network.load(file));
        assertArrayEquals(before, network.read(network.parameters().get(0)));
    }

    @Test
    void pyTorchsCountOfBatchesIsIgnored() throws IOException {
        TestNetwork norm = TestNetwork.of(new int[] {1}, BatchNorm.of(1).withoutAffine(), 1);
        write(Map.of(
                "layer0.running_mean", Tensor.of(new float[] {2}, 1),
                "layer0.running_var", Tensor.of(new float[] {3}, 1),
                "layer0.num_batches_tracked", Tensor.zeros()));
        norm.load(file);
        assertArrayEquals(new float[] {3}, norm.read(norm.parameters().get(1)));
    }

    @Test
    void integersAreNotParameters() throws IOException {
        TestNetwork linear = TestNetwork.of(new int[] {1}, Linear.of(1, 1).withoutBias(), 1);
        RawFile.write(file, "{'layer0.weight':{'dtype':'I64','shape':[1,1],'data_offsets':[0,8]}}", new byte[8]);
        assertProblem(() -> linear.load(file), "expected floating-point numbers in layer0.weight, found I64 1x1");
    }

    private void write(Map<String, Tensor> tensors) throws IOException {
        new SafetensorsWriter(Map.of()).write(tensors, file);
    }

    private static void assertProblem(Executable action, String... parts) {
        String message = assertThrows(WeightsException.class, action).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "expected '" + part + "' in: " + message);
        }
    }
}
