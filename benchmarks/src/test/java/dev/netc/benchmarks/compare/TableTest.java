package dev.netc.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.benchmarks.Network;
import dev.netc.benchmarks.compare.Contestant.Measurement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the tables say of given measurements. */
class TableTest {

    private static final Row ROW = new Row(Network.LENET, 64);
    private static final List<String> NAMES = List.of("netc", "eager", "compile");

    @Test
    void trainingShowsTimesLeadShareOfThePeakAndMemory() {
        Outcome outcome = new Outcome(
                ROW,
                1e9,
                Map.of(
                        "netc",
                        result(500, 4, 5, 2),
                        "eager",
                        result(500, 20, 20, 20),
                        "compile",
                        result(500, 40, 30, 35)));
        Table table = Table.of(Kind.TRAINING, NAMES);
        assertEquals("""
                | network, batch | netc, ms | eager, ms | compile, ms | times as fast as the better | peak, GFLOP/s | of the peak | memory, MB |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                | lenet 64 | 4.00 (2.00 to 5.00) | 20.0 (20.0 to 20.0) | 35.0 (30.0 to 40.0) | 5.00 | 500 | 50% / 10% / 6% | 100 / 100 / 100 |
                """, table.header() + "\n" + table.line(outcome) + "\n");
    }

    @Test
    void aSideThatFailedHasDashes() {
        Outcome outcome = new Outcome(ROW, 1e9, Map.of("netc", result(500, 4)));
        assertEquals(
                "| lenet 64 | 4.00 (4.00 to 4.00) | - | - | - | 500 | 50% / - / - |",
                Table.of(Kind.INFERENCE, NAMES).line(outcome));
    }

    @Test
    void theShareIsOfThePeakOfTheSameTurn() {
        Result result = new Result();
        result.add(new Measurement(4, 0), 500);
        result.add(new Measurement(8, 0), 250);
        result.add(new Measurement(4, 0), 500);
        assertEquals(0.5, result.share(1e9), 1e-12);
    }

    @Test
    void scalingComparesOneThreadWithMore() {
        Outcome outcome =
                new Outcome(ROW, 1e9, Map.of("1 thread", result(100, 10, 10, 10), "2 threads", result(190, 5, 5, 8)));
        assertEquals(
                "| lenet 64 | 10.0 (10.0 to 10.0) | 5.00 (5.00 to 8.00) | 2.00 | 1.90 |",
                Table.of(Kind.SCALING, List.of("1 thread", "2 threads")).line(outcome));
    }

    @Test
    void epochsAreInSeconds() {
        Outcome outcome = new Outcome(ROW, 0, Map.of("netc", result(100, 7800), "eager", result(100, 15600)));
        assertEquals(
                "| lenet 64 | 7.80 (7.80 to 7.80) | 15.6 (15.6 to 15.6) | 2.00 |",
                Table.of(Kind.EPOCH, List.of("netc", "eager")).line(outcome));
    }

    private static Result result(double peak, double... milliseconds) {
        Result result = new Result();
        for (double time : milliseconds) {
            result.add(new Measurement(time, 100), peak);
        }
        return result;
    }
}
