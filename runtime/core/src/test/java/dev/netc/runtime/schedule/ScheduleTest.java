package dev.netc.runtime.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rates of each epoch, against those that PyTorch 2.13 gives from 0.1 on. */
class ScheduleTest {

    private static final double RATE = 0.1;

    static Stream<Arguments> schedules() {
        return Stream.of(
                Arguments.of(new Constant(), rates(0.1, 0.1, 0.1)),
                Arguments.of(new Step(3, 0.1), rates(0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.001, 0.001)),
                Arguments.of(new Exponential(0.9), rates(0.1, 0.09, 0.081, 0.0729, 0.06561)),
                Arguments.of(new Cosine(0.01), rates(0.1, 0.09140576475, 0.06890576475, 0.04109423525, 0.01859423525)),
                Arguments.of(
                        new Warmup(4, 1.0 / 3, new Constant()),
                        rates(0.03333333333, 0.05, 0.06666666667, 0.08333333333, 0.1, 0.1)),
                Arguments.of(
                        new Warmup(3, 1.0 / 3, new Cosine(0)),
                        rates(
                                0.03333333333,
                                0.05555555556,
                                0.07777777778,
                                0.1,
                                0.09045084972,
                                0.06545084972,
                                0.03454915028,
                                0.009549150281)));
    }

    private static double[] rates(double... rates) {
        return rates;
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void ratesArePyTorchs(Schedule schedule, double[] expected) {
        double[] actual = IntStream.range(0, expected.length)
                .mapToDouble(epoch -> schedule.rate(RATE, expected.length, Collections.nCopies(epoch, 1.0)))
                .toArray();
        assertArrayEquals(expected, actual, 1e-11);
    }

    /** The third loss is better than the second, but by too little; the rate ends at its least. */
    @Test
    void plateauFollowsTheLosses() {
        List<Double> losses = List.of(1.0, 0.9, 0.89999, 0.9, 0.95, 0.8, 0.81, 0.82, 0.83, 0.84, 0.85, 0.86);
        double[] expected = {0.1, 0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.01, 0.001, 0.001, 0.001, 0.0005};
        Plateau plateau = new Plateau(0.1, 2, 0.0005);
        double[] actual = IntStream.range(0, expected.length)
                .mapToDouble(epoch -> plateau.rate(RATE, 50, losses.subList(0, epoch)))
                .toArray();
        assertArrayEquals(expected, actual, 1e-11);
    }

    @Test
    void lossesOfTheWarmupDoNotCountForThePlateau() {
        Schedule warm = new Warmup(2, 0.5, new Plateau(0.1, 0, 0));
        double[] actual = {
            warm.rate(RATE, 10, List.of(1.0, 2.0)), //
            warm.rate(RATE, 10, List.of(1.0, 2.0, 3.0)),
            warm.rate(RATE, 10, List.of(1.0, 2.0, 3.0, 4.0))
        };
        assertArrayEquals(rates(0.1, 0.1, 0.01), actual, 1e-12);
    }
}
