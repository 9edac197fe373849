package dev.netc.cpu;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeakThroughputTest {

    static Stream<Supplier<PeakThroughput.Loop>> loops() {
        return Stream.of(VectorPeak::new, PlainPeak::new);
    }

    /** Above what an interpreter does, and below any processor. */
    @ParameterizedTest
    @MethodSource("loops")
    void isThatOfAProcessor(Supplier<PeakThroughput.Loop> loops) {
        double peak = PeakThroughput.measure(2, loops, 0.3);
        assertTrue(peak > 1e7 && peak < 1e14, peak + " operations a second");
    }
}
