package dev.netc.benchmarks.dl4j;

import dev.netc.benchmarks.StepLoop;
import dev.netc.benchmarks.StepLoop.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j's side of {@code benchmarks/compare}: LeNet. */
public final class Dl4jContestant {

    private static final int CLASSES = 10;

    private final MultiLayerNetwork network = network();
    private final INDArray samples;
    private final INDArray targets;

    private Dl4jContestant(int batch) {
        Nd4j.getRandom().setSeed(1);
        samples = Nd4j.randn(batch, 1, 28, 28);
        targets = Nd4j.zeros(batch, CLASSES);
        Random random = new Random(1);
        for (int i = 0; i < batch; i++) {
            targets.putScalar(i, random.nextInt(CLASSES), 1);
        }
    }

    /** @param arguments training or inference; lenet, batch, threads */
    public static void main(String[] arguments) throws Exception {
        Dl4jContestant contestant = new Dl4jContestant(Integer.parseInt(arguments[2]));
        Nd4j.getEnvironment().setMaxThreads(Integer.parseInt(arguments[3]));
        Nd4j.getEnvironment().setMaxMasterThreads(Integer.parseInt(arguments[3]));
        new StepLoop(contestant.step(arguments[0])).serve(contestant.shapes(), 0);
        System.exit(0);
    }

    private Step step(String task) {
        return switch (task) {
            case "training" -> () -> network.fit(samples, targets);
            case "inference" -> () -> network.output(samples);
            default -> throw new IllegalArgumentException("nothing is called " + task);
        };
    }

    private static MultiLayerNetwork network() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Nesterovs(0.01, 0.5))
                .activation(Activation.RELU)
                .list()
                .layer(new ConvolutionLayer.Builder(5, 5).nOut(20).build())
                .layer(new SubsamplingLayer.Builder()
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new ConvolutionLayer.Builder(5, 5).nOut(50).build())
                .layer(new SubsamplingLayer.Builder()
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new DenseLayer.Builder().nOut(500).build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(28, 28, 1))
                .build());
        network.init();
        return network;
    }

    /** As netc and PyTorch write them: Deeplearning4j's biases are rows, and its linear layers hold the transposed weight. */
    private List<List<Integer>> shapes() {
        List<List<Integer>> shapes = new ArrayList<>();
        for (Layer layer : network.getLayers()) {
            for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
                List<Integer> shape =
                        new ArrayList<>(Arrays.stream(parameter.getValue().shape())
                                .mapToObj(Math::toIntExact)
                                .toList());
                if (shape.size() == 2) {
                    Collections.reverse(shape);
                }
                shapes.add(parameter.getKey().equals("b") ? shape.subList(0, 1) : shape);
            }
        }
        return shapes;
    }
}
