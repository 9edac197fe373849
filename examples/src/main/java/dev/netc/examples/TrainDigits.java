package dev.netc.examples;

import dev.netc.models.LeNet;
import dev.netc.train.ProgressBarListener;
import dev.netc.train.Trainer;
import dev.netc.train.TrainingException;
import dev.netc.train.TrainingResult;
import dev.netc.train.data.DataOptions;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.DataSets;
import java.io.IOException;
import java.nio.file.Path;

/** Trains LeNet on generated digits, as its model file says but for two epochs, and keeps the weights. */
public final class TrainDigits {

    private TrainDigits() {}

    /** @param arguments where the weights go */
    public static void main(String[] arguments) throws IOException, TrainingException {
        Path weights = Path.of(arguments.length > 0 ? arguments[0] : "lenet.safetensors");
        try (LeNet net = new LeNet()) {
            DataSet digits = DataSets.named("digits", DataOptions.standard());
            TrainingResult result = new Trainer(net, digits)
                    .epochs(2)
                    .seed(1)
                    .listener(ProgressBarListener.standard())
                    .run();
            net.save(weights);
            result.test()
                    .ifPresent(test ->
                            System.out.println("accuracy " + test.accuracy().orElse(0)));
        }
    }
}
