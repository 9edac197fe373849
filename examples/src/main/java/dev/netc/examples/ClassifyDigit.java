package dev.netc.examples;

import dev.netc.models.LeNet;
import dev.netc.runtime.Tensor;
import dev.netc.train.data.ImageReader;
import java.io.IOException;
import java.nio.file.Path;

/** Loads a compiled model with its weights and says which digit an image shows. */
public final class ClassifyDigit {

    private ClassifyDigit() {}

    /** @param arguments a weights file, as {@code netc train} or {@link TrainDigits} writes it, and an image */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: ClassifyDigit WEIGHTS.safetensors IMAGE.png");
            System.exit(2);
        }
        System.out.println(classify(Path.of(arguments[0]), Path.of(arguments[1])));
    }

    static int classify(Path weights, Path image) throws IOException {
        try (LeNet net = new LeNet()) {
            net.load(weights);
            Tensor digit = ImageReader.of(net).read(image).tensor(net.training());
            return net.predict(digit).argmax(0);
        }
    }
}
