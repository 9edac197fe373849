package dev.netc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.runtime.schedule.Step;
import dev.netc.runtime.schedule.Warmup;
import dev.netc.train.TrainingResult.End;
import dev.netc.train.data.DataOptions;
import dev.netc.train.data.DataSet;
import dev.netc.train.data.DataSets;
import dev.netc.train.data.Inputs;
import dev.netc.train.data.Samples;
import dev.netc.train.data.Targets;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ListenersTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void plainLines() throws Exception {
        Samples one = Samples.of(new Inputs.Pixels(new byte[1], 1), new Targets.Classes(new int[1], 1));
        DataSet images = DataSet.of("one pixel", List.of(1, 1, 1), List.of("black"), one, one);
        PlainListener listener = new PlainListener(out);
        Training settings = Training.standard().patience(3);
        listener.trainingStarted(images, settings);
        ConfusionMatrix confusion = new ConfusionMatrix(2);
        confusion.add(0, 0);
        confusion.add(1, 1);
        confusion.add(1, 1);
        confusion.add(1, 0);
        Evaluation evaluation = new Evaluation(4, 0.04321, Optional.of(confusion));
        Epoch epoch = new Epoch(1, 60_000, 0.23449, OptionalDouble.of(0.9312), Optional.of(evaluation), 4.86, 0, 0.01);
        listener.epochDone(epoch);
        listener.epochDone(new Epoch(10, 100, 4321, OptionalDouble.empty(), Optional.empty(), 0.01, 0, 0.01));
        listener.trainingDone(new TrainingResult(List.of(epoch), 7, End.EARLY, Optional.empty(), 1));
        listener.trainingDone(new TrainingResult(List.of(), 0, End.STOPPED, Optional.empty(), 1));
        listener.trainingDone(new TrainingResult(List.of(epoch), 1, End.FINISHED, Optional.empty(), 1));
        assertEquals("""
                epoch  1/10  loss 0.2345  accuracy 93.1%  12,346 images/s  4.9 s
                        test loss 0.0432  accuracy 75.00%
                epoch 10/10  loss 4321  10,000 images/s  0.0 s
                no better test loss for 3 epochs; the weights of epoch 7 are kept
                stopped; no epoch was done
                """, text());
    }

    @Test
    void ratesAreToldWhereTheyChange() throws Exception {
        DataSet blobs = DataSets.named("blobs", DataOptions.of(Map.of(), Path.of("no-such-home")));
        try (Model net = Networks.twoLayerSigmoid()) {
            Training settings = net.training().epochs(5).schedule(new Warmup(1, 0.5, new Step(2, 0.001)));
            new Trainer(net, blobs)
                    .settings(settings)
                    .listener(new PlainListener(out))
                    .run();
        }
        List<String> rates = text().lines()
                .filter(line -> line.startsWith("epoch"))
                .map(line -> line.replaceAll(".* s( |$)", "").strip())
                .toList();
        assertEquals(List.of("rate 0.5", "rate 1", "", "rate 0.001", ""), rates);
    }

    @Test
    void batchesAreToldWhereAskedFor() throws Exception {
        DataSet blobs = DataSets.named("blobs", DataOptions.of(Map.of(), Path.of("no-such-home")));
        try (Model net = Networks.twoLayerSigmoid()) {
            new Trainer(net, blobs)
                    .epochs(1)
                    .listener(new PlainListener(out, 5))
                    .run();
        }
        List<String> lines = text().lines().toList();
        assertEquals(5, lines.size(), text());
        assertTrue(lines.get(0).matches("epoch 1/1   40 of 120 \\(33%\\)  loss 0\\.\\d{4}"), text());
        assertTrue(lines.get(2).startsWith("epoch 1/1  120 of 120 (100%)  loss 0."), text());
    }

    @Test
    void barMovesOnTheTerminalAndLeavesTheLines() throws Exception {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        DataSet blobs = DataSets.named("blobs", DataOptions.of(Map.of(), Path.of("no-such-home")));
        try (Model net = Networks.twoLayerSigmoid()) {
            new Trainer(net, blobs)
                    .epochs(2)
                    .listener(new ProgressBarListener(out, new PrintStream(screen, true, StandardCharsets.UTF_8)))
                    .run();
        }
        String shown = screen.toString(StandardCharsets.UTF_8);
        assertTrue(shown.contains("epoch 1/2"), shown);
        assertTrue(shown.contains("100% ["), shown);
        assertEquals(4, text().lines().count(), text());
        assertTrue(text().startsWith("epoch 1/2  loss 0."), text());
        assertFalse(text().contains("100%"), text());
    }

    @Test
    void barShrinksBeforeTheNumbersDo() {
        EpochBar bar = new EpochBar("epoch  1/10", "images", 60_000, 9);
        bar.update(new Progress(1, 422, 938, 27_000, 0.3, 0.23449, OptionalDouble.of(0.9312), 2));
        assertEquals(
                "epoch  1/10  45% [=====>      ] loss 0.2345  accuracy 93.1%  13,500 images/s  0:42 left",
                bar.render(null, 87));
        assertEquals("epoch  1/10  45%  loss 0.2345  accuracy 93.1%  13,500 images/s  0:42 left", bar.render(null, 75));
        assertEquals("epoch  1/10  45%  loss", bar.render(null, 22));
        assertEquals("1:00:05", EpochBar.clock(3605));
    }

    @Test
    void downloadsAreToldInALine() {
        DownloadProgress progress = new DownloadProgress(out, false);
        progress.started(URI.create("http://localhost/a.gz"), Path.of("cache/a.gz"), 10);
        progress.received(10);
        progress.ended();
        assertEquals("downloading http://localhost/a.gz to cache/a.gz\n", text());
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
