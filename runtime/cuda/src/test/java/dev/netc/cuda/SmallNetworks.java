package dev.netc.cuda;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.Value;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.suite.Case;
import dev.netc.runtime.suite.TestNetwork;

/** Networks of a few layers, and numbers for them. */
final class SmallNetworks {

    static final int BATCH = 3;
    static final int CLASSES = 4;

    private SmallNetworks() {}

    /** One of each frequent layer: a convolution with its relu and one that cuDNN does not know the padding of, among others. */
    static TestNetwork convolutional() {
        TestNetwork network = new TestNetwork(2, 6, 6);
        Value first = network.call(Conv.of(2, 3, 3, 3).pad(1, 1), new int[] {3, 6, 6}, network.input());
        Value active = network.call(new Relu(), new int[] {3, 6, 6}, first);
        Value norm = network.call(BatchNorm.of(3), new int[] {3, 6, 6}, active);
        Conv reflecting = Conv.of(3, 2, 3, 3).pad(1, 1).fill(Fill.REFLECT).withoutBias();
        Value second = network.call(reflecting, new int[] {2, 6, 6}, norm);
        Value pool = network.call(MaxPool.of(2, 2), new int[] {2, 3, 3}, second);
        Value flat = network.call(new Flatten(), new int[] {18}, pool);
        Value dropped = network.call(new Dropout(0.3f), new int[] {18}, flat);
        network.call(Linear.of(18, CLASSES), new int[] {CLASSES}, dropped);
        return network;
    }

    /** Two linear layers. */
    static TestNetwork linear() {
        TestNetwork network = new TestNetwork(50);
        Value hidden = network.call(Linear.of(50, 100), new int[] {100}, network.input());
        Value active = network.call(new Relu(), new int[] {100}, hidden);
        network.call(Linear.of(100, CLASSES), new int[] {CLASSES}, active);
        return network;
    }

    /** Sets a batch and its classes. */
    static void feed(TestNetwork network, Execution execution, long seed) {
        execution.input(Case.numbers(execution.batch() * network.input().elements(), seed));
        int[] classes = new int[execution.batch()];
        for (int n = 0; n < classes.length; n++) {
            classes[n] = (int) ((n + seed) % CLASSES);
        }
        execution.targets(classes);
    }

    /** All parameters, one behind the other. */
    static float[] parameters(TestNetwork network) {
        int count = network.parameters().stream().mapToInt(Parameter::elements).sum();
        float[] all = new float[count];
        int next = 0;
        for (Parameter parameter : network.parameters()) {
            float[] values = network.read(parameter);
            System.arraycopy(values, 0, all, next, values.length);
            next += values.length;
        }
        return all;
    }
}
