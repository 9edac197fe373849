package dev.netc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.netc.runtime.backend.Step;
import dev.netc.runtime.operator.Add;
import dev.netc.runtime.operator.Concat;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Multiply;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.suite.TestNetwork;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecorderTest {

    @Test
    void theFirstGradientIsSetAndTheOthersAreAdded() {
        TestNetwork network = new TestNetwork(3);
        Value left = network.call(new Relu(), new int[] {3}, network.input());
        network.call(new Add(), new int[] {3}, left, network.input(), left);
        Recorder recorder = record(network);
        List<Step> steps = recorder.backwardSteps();
        assertEquals(List.of(false, false, true), steps.get(0).adds());
        assertEquals(List.of(true), steps.get(1).adds());
    }

    static Stream<Arguments> impossible() {
        Conv mirrored = Conv.of(1, 1, 3, 3).fill(Fill.REFLECT).pad(2, 2);
        return Stream.of(
                Arguments.of(Conv.of(2, 3, 3, 3), "3x2x2", "1x4x4"),
                Arguments.of(Conv.of(1, 3, 3, 3), "2x2x2", "1x4x4"),
                Arguments.of(mirrored, "1x4x4", "1x2x2"),
                Arguments.of(Linear.of(16, 3), "3", "1x4x4"),
                Arguments.of(MaxPool.of(2, 2), "1x3x2", "1x4x4"),
                Arguments.of(new Relu(), "1x4x3", "1x4x4"),
                Arguments.of(new Concat(), "3x4x4", "1x4x4"),
                Arguments.of(new Multiply(), "2x4x4", "1x1x1"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void aCallThatCannotBeIsNamedWithItsShapes(Operator operator, String output, String input) {
        TestNetwork network = TestNetwork.of(sizes(input), operator, sizes(output));
        assertRefused("layer layer0 " + operator + " cannot compute " + output + " from " + input, network);
    }

    @Test
    void aValueIsReadAfterItIsComputed() {
        TestNetwork network = new TestNetwork(3);
        Value never = new TestNetwork(3).call(new Relu(), new int[] {3}, network.input());
        network.call(new Relu(), new int[] {3}, never);
        assertRefused("layer layer0 Relu[] reads value0 3 before a layer computes it", network);
    }

    @Test
    void backwardCallsMirrorForwardCalls() {
        TestNetwork network = TestNetwork.of(new int[] {3}, new Relu(), 3);
        Recorder recorder = record(network);
        assertThrows(IllegalStateException.class, () -> ((Model) network).runBackward(recorder));
    }

    private static Recorder record(Model model) {
        Recorder recorder = new Recorder(model.input());
        model.runForward(recorder);
        model.runBackward(recorder);
        return recorder;
    }

    private static void assertRefused(String message, Model network) {
        Recorder recorder = new Recorder(network.input());
        Exception e = assertThrows(IllegalStateException.class, () -> network.runForward(recorder));
        assertEquals(message, e.getMessage());
        assertThrows(IllegalStateException.class, network::pass, "the failed pass is over");
    }

    private static int[] sizes(String shape) {
        return Stream.of(shape.split("x")).mapToInt(Integer::parseInt).toArray();
    }
}
