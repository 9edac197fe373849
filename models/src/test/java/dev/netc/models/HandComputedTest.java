package dev.netc.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.netc.runtime.Model;
import dev.netc.runtime.Tensor;
import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The convolutions and poolings that the tutorial computes by hand, number by number, from {@code hand_computed.net}. */
class HandComputedTest {

    private static final float[] EXAMPLE = {
        3, 4, 6, 5, 7,
        2, 4, 6, 8, 2,
        1, 6, 7, 8, 4,
        9, 7, 4, 6, 2,
        3, 7, 5, 4, 1
    };

    private static final String TUTORIAL = page();

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/tutorial.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of("reference", "cpu")
                .flatMap(backend -> Stream.of(
                        hand(backend, "one channel", OneChannel::new, 211, 295, 262, 259, 282, 214, 251, 253, 169),
                        // The parts of the kernel are 1 to 9, 10 to 18 and 19 to 27: thrice the above and 27 times the
                        // window's sum.
                        hand(backend, "three channels", ThreeChannels::new, new float[] {
                            1686, 2343, 2217, 2019, 2358, 1911, 2076, 2217, 1614
                        }),
                        hand(backend, "padding", Padded::new, new float[] {
                            91, 168, 224, 215, 127,
                            114, 211, 295, 262, 149,
                            192, 259, 282, 214, 122,
                            194, 251, 253, 169, 86,
                            96, 112, 110, 68, 31
                        }),
                        hand(backend, "stride 2", Strided::new, 211, 262, 251, 169),
                        hand(backend, "max pooling", MaxPooled::new, 4, 8, 9, 8),
                        hand(backend, "average pooling", AvgPooled::new, 3.25f, 6.25f, 5.75f, 6.25f)));
    }

    private static Arguments hand(String backend, String name, Supplier<Model> model, float... expected) {
        return Arguments.of(backend, name, model, expected);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("cases")
    void givesTheNumbersOfPaperAndPencil(String backend, String name, Supplier<Model> maker, float[] expected) {
        try (Model model = maker.get()) {
            model.parameters().forEach(kernel -> model.write(kernel, counting(kernel.elements())));
            model.open(Backends.named(backend), new Backend.Settings(1, 0));
            assertArrayEquals(
                    expected, model.predict(example(model.input().shape())).values());
            assertArrayEquals(expected, tutorial(model.name()));
        }
    }

    /** The numbers that the tutorial shows for a network, in the block of code with its name. */
    private static float[] tutorial(String network) {
        String begin = "```numbers " + network + "\n";
        String page = TUTORIAL.substring(TUTORIAL.indexOf(begin) + begin.length());
        String[] words = page.substring(0, page.indexOf("```")).strip().split("\\s+");
        float[] numbers = new float[words.length];
        IntStream.range(0, words.length).forEach(i -> numbers[i] = Float.parseFloat(words[i]));
        return numbers;
    }

    /** 1, 2, 3 and so on. */
    private static float[] counting(int count) {
        float[] numbers = new float[count];
        IntStream.range(0, count).forEach(i -> numbers[i] = i + 1);
        return numbers;
    }

    /** The example in every channel. */
    private static Tensor example(List<Integer> shape) {
        float[] channels = new float[shape.get(0) * EXAMPLE.length];
        IntStream.range(0, channels.length).forEach(i -> channels[i] = EXAMPLE[i % EXAMPLE.length]);
        return Tensor.of(channels, shape.stream().mapToInt(Integer::intValue).toArray());
    }
}
