package dev.netc.runtime.suite;

import dev.netc.runtime.Layer;
import dev.netc.runtime.Model;
import dev.netc.runtime.Value;
import dev.netc.runtime.operator.Operator;
import java.util.ArrayList;
import java.util.List;

/** A network put together call by call, where a generated class would have a line each. */
public final class TestNetwork extends Model {

    private record Call(Layer layer, Value[] xs, Value y) {}

    private final List<Call> calls = new ArrayList<>();

    /** A network that so far has only its input. */
    public TestNetwork(int... inputShape) {
        super("TestNetwork");
        input(inputShape);
    }

    /** A network of one layer. */
    public static TestNetwork of(int[] inputShape, Operator operator, int... outputShape) {
        TestNetwork network = new TestNetwork(inputShape);
        network.call(operator, outputShape, network.input());
        return network;
    }

    /** Adds a layer. */
    public Value call(Operator operator, int[] outputShape, Value... xs) {
        return call(layer("layer" + calls.size(), operator), outputShape, xs);
    }

    /** Adds another call of a layer. */
    public Value call(Layer layer, int[] outputShape, Value... xs) {
        Value y = value("value" + calls.size(), outputShape);
        calls.add(new Call(layer, xs.clone(), y));
        return y;
    }

    @Override
    protected void forward() {
        calls.forEach(call -> call.layer.forward(call.xs, call.y));
    }

    @Override
    protected void backward() {
        for (int i = calls.size() - 1; i >= 0; i--) {
            Call call = calls.get(i);
            call.layer.backward(call.xs, call.y);
        }
    }

    @Override
    public Value output() {
        return calls.get(calls.size() - 1).y;
    }
}
