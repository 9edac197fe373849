package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.cli.TrialRecord.Identity;
import dev.netc.cli.TrialRecord.Result;
import dev.netc.compiler.model.Quantity;
import dev.netc.train.Progress;
import dev.netc.train.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a search stops, goes on and fails, with trainings that only pretend. */
class SearchRunTest {

    private static final SearchListener SILENT = new SearchListener() {
        @Override
        public void trialStarted(Trial trial, int epochs) {}

        @Override
        public void batchDone(Trial trial, Progress progress) {}

        @Override
        public void trialDone(Trial trial, TrialRecord record) {}

        @Override
        public void trialStopped(Trial trial) {}

        @Override
        public void searchDone() {}
    };

    @TempDir
    private Path folder;

    private final List<String> trained = Collections.synchronizedList(new ArrayList<>());

    /** Trials of a width; the wider, the better. */
    private static List<Trial> trials(long... widths) {
        return LongStream.of(widths)
                .mapToObj(width -> new Trial(Map.of("width", Quantity.Number.of(width))))
                .toList();
    }

    private class Pretended implements SearchRun.Training {

        private final SearchFolder place;

        Pretended(SearchFolder place) {
            this.place = place;
        }

        @Override
        public Identity identity(Trial trial) {
            return new Identity("abc", "batch=64, epochs=3", 1);
        }

        @Override
        public Optional<Result> train(Trial trial, SearchListener listener) throws IOException, TrainingException {
            trained.add(trial.text());
            Files.createDirectories(place.of(trial));
            Files.writeString(place.weights(trial), "weights");
            double accuracy = Double.parseDouble(trial.written().get("width")) / 100;
            OptionalDouble none = OptionalDouble.empty();
            return Optional.of(new Result("test", OptionalDouble.of(accuracy), 0.5, 3, 3, 10, 1.5, none, none));
        }
    }

    private static SearchRun run(List<Trial> trials, SearchFolder place, SearchRun.Training training) {
        return new SearchRun(
                "Net", trials, place, training, Console.of(Netc.commandLine().getCommandSpec()));
    }

    /** Ends as if it had been killed: nothing is written after the second run began. */
    private void killInTheSecondRun(List<Trial> trials) throws IOException {
        try (SearchFolder place = new SearchFolder(folder)) {
            SearchRun[] search = new SearchRun[1];
            search[0] = run(trials, place, new Pretended(place) {
                @Override
                public Optional<Result> train(Trial trial, SearchListener listener)
                        throws IOException, TrainingException {
                    Optional<Result> result = super.train(trial, listener);
                    if (trained.size() < 2) {
                        return result;
                    }
                    search[0].stop();
                    return Optional.empty();
                }
            });
            search[0].run(1, SILENT);
        }
    }

    @Test
    void onlyTheRestIsDoneAgain() throws IOException {
        List<Trial> trials = trials(10, 20, 30);
        killInTheSecondRun(trials);
        assertEquals(List.of("width=10", "width=20"), trained);
        trained.clear();
        try (SearchFolder place = new SearchFolder(folder)) {
            SearchRun again = run(trials, place, new Pretended(place));
            assertEquals(1, again.resume());
            assertEquals(trials.subList(1, 3), again.open());
            again.run(1, SILENT);
            assertEquals(List.of("width=20", "width=30"), trained);
            assertEquals(Optional.of(trials.get(2)), again.best());
            assertEquals(3, run(trials, place, new Pretended(place)).resume());
            assertTrue(Files.readString(place.csv()).startsWith("rank,width,accuracy,"), Files.readString(place.csv()));
            assertEquals(4, Files.readAllLines(place.csv()).size());
        }
    }

    @Test
    void bestWeightsStay() throws IOException {
        List<Trial> trials = trials(20, 30, 10);
        try (SearchFolder place = new SearchFolder(folder)) {
            run(trials, place, new Pretended(place)).run(2, SILENT);
            assertFalse(Files.exists(place.weights(trials.get(0))));
            assertTrue(Files.exists(place.weights(trials.get(1))));
            assertFalse(Files.exists(place.weights(trials.get(2))));
            // Without the best, the second best has no weights any more.
            SearchRun fewer = run(List.of(trials.get(0), trials.get(2)), place, new Pretended(place));
            assertEquals(1, fewer.resume());
            assertEquals(List.of(trials.get(0)), fewer.open());
            assertEquals(1, place.others(List.of(trials.get(0), trials.get(2))));
        }
    }

    @Test
    void failuresAreWrittenDownAndDoNotEndTheSearch() throws IOException {
        List<Trial> trials = trials(10, 20, 30, 40);
        try (SearchFolder place = new SearchFolder(folder)) {
            SearchRun search = run(trials, place, new Pretended(place) {
                @Override
                public Optional<Result> train(Trial trial, SearchListener listener)
                        throws IOException, TrainingException {
                    switch (trial.text()) {
                        case "width=10" -> throw new TrainingException("the loss is not a number");
                        case "width=20" -> throw new OutOfMemoryError("Java heap space");
                        case "width=30" -> throw new IOException("No space left on device");
                        default -> {
                            return super.train(trial, listener);
                        }
                    }
                }
            });
            search.run(1, SILENT);
            assertEquals(
                    List.of("", "the loss is not a number", "out of memory", "No space left on device"),
                    search.ranked().stream()
                            .map(record -> record.failure().split(";")[0])
                            .toList());
            // What another time may go better is tried again; a divergence would come again.
            SearchRun again = run(trials, place, new Pretended(place));
            assertEquals(2, again.resume());
            assertEquals(List.of(trials.get(1), trials.get(2)), again.open());
        }
    }

    @Test
    void runsOfAnotherNetworkAreNotTakenOver() throws IOException {
        List<Trial> trials = trials(10);
        try (SearchFolder place = new SearchFolder(folder)) {
            run(trials, place, new Pretended(place)).run(1, SILENT);
            assertChanged("the network has changed", trials, place, new Identity("abd", "batch=64, epochs=3", 1));
            assertChanged(
                    "it was trained with batch=64, and now it would be with batch=32",
                    trials,
                    place,
                    new Identity("abc", "batch=32, epochs=3", 1));
            assertChanged(
                    "its seed was 1, and now it is 2", trials, place, new Identity("abc", "batch=64, epochs=3", 2));
        }
    }

    private void assertChanged(String expected, List<Trial> trials, SearchFolder place, Identity now) {
        SearchRun changed = run(trials, place, new Pretended(place) {
            @Override
            public Identity identity(Trial trial) {
                return now;
            }
        });
        String message = assertThrows(UserError.class, changed::resume).getMessage();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void damagedRecordIsNone() throws IOException {
        List<Trial> trials = trials(10);
        try (SearchFolder place = new SearchFolder(folder)) {
            run(trials, place, new Pretended(place)).run(1, SILENT);
            Path record = place.of(trials.get(0)).resolve("record.json");
            String whole = Files.readString(record);
            for (int end = 0; end < whole.strip().length(); end += 7) {
                Files.writeString(record, whole.substring(0, end));
                assertEquals(0, run(trials, place, new Pretended(place)).resume(), whole.substring(0, end));
            }
        }
    }

    @Test
    void oneSearchAtATimeInAFolder() throws IOException {
        try (SearchFolder first = new SearchFolder(folder)) {
            UserError error = assertThrows(UserError.class, () -> new SearchFolder(folder));
            assertTrue(error.getMessage().contains("another search is at work here"), error.getMessage());
        }
        new SearchFolder(folder).close();
    }
}
