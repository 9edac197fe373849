package dev.netc.benchmarks;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Model;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.loss.CrossEntropy;
import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Softmax;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast layers are on the CPU backend with all cores: passes a second and, as {@code gflop}, GFLOP/s of their products, which is 0 for
 * layers without weights. A layer is a network of its own, so where the backend lays samples out in its own way, the way there and back
 * counts too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class LayerBenchmark {

    /** Layers of the networks that {@code benchmarks/compare} measures, with the batch of a training step. */
    public enum Case {
        /** LeNet's. */
        CONV_5X5_1_TO_20(64, Conv.of(1, 20, 5, 5), shape(1, 28, 28), shape(20, 24, 24)),
        CONV_5X5_20_TO_50(64, Conv.of(20, 50, 5, 5), shape(20, 12, 12), shape(50, 8, 8)),
        MAXPOOL_2(64, MaxPool.of(2, 2), shape(20, 24, 24), shape(20, 12, 12)),
        RELU(64, new Relu(), shape(20, 24, 24), shape(20, 24, 24)),
        LINEAR_800_TO_500(64, Linear.of(800, 500), shape(800), shape(500)),
        SOFTMAX(64, new Softmax(), shape(1000), shape(1000)),
        /** The convolutional network's for CIFAR-10. */
        CONV_3X3_48_TO_48(24, Conv.of(48, 48, 3, 3), shape(48, 30, 30), shape(48, 28, 28)),
        /** ResNet-18's. */
        CONV_3X3_64_TO_64(8, Conv.of(64, 64, 3, 3).pad(1, 1), shape(64, 56, 56), shape(64, 56, 56)),
        BATCHNORM(8, BatchNorm.of(64), shape(64, 56, 56), shape(64, 56, 56)),
        /** MobileNetV2's. */
        CONV_1X1_24_TO_144(8, Conv.of(24, 144, 1, 1), shape(24, 56, 56), shape(144, 56, 56)),
        CONV_DEPTHWISE_144(8, Conv.of(144, 144, 3, 3).pad(1, 1).groups(144), shape(144, 56, 56), shape(144, 56, 56)),
        AVGPOOL_7(8, AvgPool.of(7, 7), shape(1280, 7, 7), shape(1280, 1, 1));

        private final int batch;
        private final Operator operator;
        private final int[] inputShape;
        private final int[] outputShape;

        Case(int batch, Operator operator, int[] inputShape, int[] outputShape) {
            this.batch = batch;
            this.operator = operator;
            this.inputShape = inputShape;
            this.outputShape = outputShape;
        }

        private static int[] shape(int... sizes) {
            return sizes;
        }
    }

    @Param
    private Case layer;

    private Model model;
    private Execution execution;

    /** The work of the passes so far, in 10^9 floating-point operations, which JMH divides by the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counter {
        public double gflop;

        @Setup(Level.Iteration)
        public void reset() {
            gflop = 0;
        }

        private void add(double operations) {
            gflop += operations / 1e9;
        }
    }

    /** Has every backward pass its forward pass, which is not measured. */
    @State(Scope.Benchmark)
    public static class Computed {

        private float[] gradient;

        @Setup(Level.Invocation)
        public void forward(LayerBenchmark benchmark) {
            if (gradient == null) {
                Program program = benchmark.execution.program();
                gradient =
                        new Noise().numbers(program.batch() * program.output().elements());
            }
            benchmark.execution.forward();
            benchmark.execution.outputGradient(gradient);
        }
    }

    @Setup
    public void open() {
        model = new OneLayer(layer.operator, layer.inputShape, layer.outputShape);
        model.initialize(1);
        model.open(Backends.named("cpu"), Backend.Settings.standard());
        execution = model.prepareComparison(layer.batch, new CrossEntropy());
        execution.input(new Noise().numbers(layer.batch * model.input().elements()));
    }

    @TearDown
    public void close() {
        model.close();
    }

    @Benchmark
    public void forward(Counter counter) {
        execution.forward();
        counter.add(Work.forward(execution.program()));
    }

    /** The gradients of the input and of the parameters. */
    @Benchmark
    public void backward(Computed computed, Counter counter) {
        execution.backward();
        counter.add(Work.backward(execution.program()));
    }
}
