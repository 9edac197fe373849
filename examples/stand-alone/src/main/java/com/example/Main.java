package com.example;

import com.example.digits.DigitNet;
import dev.netc.train.ProgressBarListener;
import dev.netc.train.Trainer;
import dev.netc.train.data.DataOptions;
import dev.netc.train.data.DataSets;
import java.nio.file.Path;

/** Trains the compiled network and keeps its weights. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        try (DigitNet net = new DigitNet()) {
            new Trainer(net, DataSets.named("digits", DataOptions.standard()))
                    .listener(ProgressBarListener.standard())
                    .run();
            net.save(Path.of("digits.safetensors"));
        }
    }
}
