package dev.netc.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Model;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.Training;
import dev.netc.train.data.DataOptions;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.DataSets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @TempDir
    Path folder;

    @Test
    void leavesWeightsAndHistory() throws Exception {
        Path out = folder.resolve("runs/first");
        try (Model net = Networks.twoLayerSigmoid();
                Model loaded = Networks.twoLayerSigmoid()) {
            loaded.initialize(99);
            new Trainer(net, blobs()).epochs(3).output(out).run();
            loaded.load(out.resolve("weights.safetensors"));
            for (Parameter parameter : net.parameters()) {
                assertArrayEquals(
                        net.read(parameter), loaded.read(loaded.parameters().get(parameter.index())));
            }
        }
        List<String> history = Files.readAllLines(out.resolve("history.csv"));
        assertEquals(
                "epoch,training_loss,training_accuracy,test_loss,test_accuracy,seconds,waiting,rate", history.get(0));
        assertEquals(4, history.size());
        assertTrue(history.get(3).matches("3(,\\d+\\.\\d+){7}"), history.get(3));
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void trainingIsOverAfterItsEpochsOrItsPatience() throws Exception {
        try (Model net = Networks.twoLayerSigmoid()) {
            Training settings = net.training().epochs(3);
            assertFalse(TrainingHistory.isComplete(folder, settings));
            new Trainer(net, blobs()).settings(settings).output(folder).run();
            assertTrue(TrainingHistory.isComplete(folder, settings));
            assertFalse(TrainingHistory.isComplete(folder, settings.epochs(4)));
            assertFalse(TrainingHistory.isComplete(folder, settings.epochs(4).patience(2)));
            Path history = folder.resolve("history.csv");
            Files.writeString(history, "head\n1,1,,0.5,,1,0,1\n2,1,,0.6,,1,0,1\n3,1,,0.7,,1,0,1\n");
            assertTrue(TrainingHistory.isComplete(folder, settings.epochs(4).patience(2)));
            Files.delete(history);
            assertTrue(TrainingHistory.isComplete(folder, settings.epochs(4)));
        }
    }

    @Test
    void stoppedTrainingLeavesTheLastFinishedEpoch() throws Exception {
        try (Model net = Networks.twoLayerSigmoid();
                Model loaded = Networks.twoLayerSigmoid()) {
            Trainer trainer = new Trainer(net, blobs()).epochs(9).output(folder);
            trainer.listener(new TrainingListener() {
                @Override
                public void batchDone(Progress progress) {
                    if (progress.epoch() == 3) {
                        trainer.stop();
                    }
                }
            });
            assertEquals(2, trainer.run().kept());
            loaded.load(folder.resolve("weights.safetensors"));
            assertArrayEquals(
                    net.read(net.parameters().get(0)),
                    loaded.read(loaded.parameters().get(0)));
        }
    }

    @Test
    void folderThatCannotBeMadeIsAnError() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (Model net = Networks.twoLayerSigmoid()) {
            Trainer trainer = new Trainer(net, blobs()).output(file.resolve("below"));
            String message = assertThrows(TrainingException.class, trainer::run).getMessage();
            assertTrue(message.startsWith("cannot make the output folder " + file.resolve("below")), message);
        }
    }

    private DataSet blobs() throws Exception {
        return DataSets.named("blobs", DataOptions.of(Map.of(), folder));
    }
}
