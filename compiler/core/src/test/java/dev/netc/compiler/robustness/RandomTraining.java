package dev.netc.compiler.robustness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a {@code train} block of random settings in a random order. */
final class RandomTraining {

    private static final List<String> OPTIMIZERS = List.of(
            "sgd",
            "sgd rate 0.1",
            "sgd rate 1e-30 momentum 0.9 nesterov on decay 0.0005",
            "adam",
            "adam rate 0.0008",
            "adam beta1 0.5 beta2 0.9 eps 1e-9 decay 0.1",
            "adamw decay 0",
            "rmsprop rate 0.01 alpha 0.9 momentum 0.1 decay 1");

    private static final List<String> AUGMENTATIONS = List.of(
            "rotate 20",
            "jitter brightness 0.2 hue 0.1",
            "flip horizontal 0.5 vertical 1",
            "shift 1x2",
            "crop pad 4 fill reflect",
            "zoom 0.9 1.1",
            "noise 1e-9",
            "cutout",
            "expand shift 2");
    private static final List<String> SCHEDULES = List.of(
            "constant",
            "step every 3 factor 0.5",
            "exponential",
            "cosine least 1e-6",
            "plateau patience 2 least 0.001");

    private final Random random;

    private RandomTraining(Random random) {
        this.random = random;
    }

    static String block(Random random, int channels) {
        return new RandomTraining(random).block(channels);
    }

    private String block(int channels) {
        List<String> settings = new ArrayList<>(List.of(
                "data "
                        + pick(List.of(
                                "mnist", "cifar10", "\"my \\\"own\\\" \\\\ data\\n\\t$L\"", "class", "\"*/\"", text())),
                "normalize mean " + numbers(channels) + " std " + numbers(channels),
                "normalize mean 0.1307 std 1e-9",
                "batch " + pick(List.of("1", "64", "100000000", "1k", "(n * 8)")),
                "epochs 10",
                "validation " + pick(List.of("0", "10000")),
                "optimizer " + pick(OPTIMIZERS),
                "loss " + pick(List.of("crossentropy", "nll", "mse", "bce")),
                "schedule " + pick(SCHEDULES),
                "warmup " + pick(List.of("5", "1 start 0.1")),
                "stop" + pick(List.of("", " patience 6")),
                "augment { " + String.join("; ", some(AUGMENTATIONS)) + " }"));
        settings.remove(1 + random.nextInt(2));
        Collections.shuffle(settings, random);
        List<String> some = settings.subList(0, random.nextInt(settings.size() + 1));
        return "train {\n" + String.join(pick(List.of("\n", "; ")), some) + "\n}\n";
    }

    private List<String> some(List<String> all) {
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, random.nextInt(all.size() + 1));
    }

    private String text() {
        return '"' + RandomText.line(random).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> pick(List.of("0.5", "1e-8", "0.2470352", "3", "1000000000000000000")))
                .collect(Collectors.joining(" "));
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
