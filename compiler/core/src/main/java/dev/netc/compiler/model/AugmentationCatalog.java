package dev.netc.compiler.model;

import dev.netc.compiler.source.Problem;
import dev.netc.runtime.augmentation.Augmentation;
import dev.netc.runtime.augmentation.Crop;
import dev.netc.runtime.augmentation.Cutout;
import dev.netc.runtime.augmentation.Expand;
import dev.netc.runtime.augmentation.Flip;
import dev.netc.runtime.augmentation.Jitter;
import dev.netc.runtime.augmentation.Noise;
import dev.netc.runtime.augmentation.Rotate;
import dev.netc.runtime.augmentation.Shift;
import dev.netc.runtime.augmentation.Zoom;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The changes of training images that an {@code augment} block can name, with torchvision's meaning and limits. */
public final class AugmentationCatalog {

    /** An augmentation, and how generated code makes it. */
    record Chosen(Augmentation augmentation, JavaCall java) {}

    private record Kind(Signature signature, Function<Arguments, Optional<Chosen>> binding) {}

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    /** No factor of a colour makes sense beyond this. */
    private static final ValueType FACTOR = ValueType.number(0, 100);

    private static final ValueType PART = ValueType.number(0, 1);

    static {
        add(
                Signature.of("rotate", "Turns by a random angle, torchvision's `RandomRotation(degrees)`.", "rotate 20")
                        .argument("degrees", ValueType.number(0, 180), "the largest angle, either way"),
                AugmentationCatalog::rotate);
        add(
                Signature.of(
                                "jitter",
                                "Changes the colours, torchvision's `ColorJitter(brightness, contrast, saturation, hue)`.",
                                "jitter brightness 0.2 hue 0.1")
                        .attribute("brightness", FACTOR, "0", "the factor is between 1 - x and 1 + x")
                        .attribute("contrast", FACTOR, "0", "likewise, away from the image's mean grey")
                        .attribute("saturation", FACTOR, "0", "likewise, away from each pixel's grey")
                        .attribute("hue", ValueType.number(0, 0.5), "0", "the largest turn, in colour circles"),
                AugmentationCatalog::jitter);
        add(
                Signature.of(
                                "flip",
                                "Mirrors, torchvision's `RandomHorizontalFlip(p)` and `RandomVerticalFlip(p)`.",
                                "flip horizontal 0.5")
                        .attribute("horizontal", PART, "0", "how likely left and right change places")
                        .attribute("vertical", PART, "0", "how likely top and bottom do"),
                AugmentationCatalog::flip);
        add(
                Signature.of(
                                "shift",
                                "Moves by whole pixels, torchvision's `RandomAffine(0, translate=(x / width, y / height))`.",
                                "shift 2")
                        .argument("pixels", ValueType.pair(0), "the farthest, either way"),
                AugmentationCatalog::shift);
        add(
                Signature.of(
                                "crop",
                                "Cuts the image's own size out of the image with a border, torchvision's `RandomCrop(size, padding)`.",
                                "crop pad 4")
                        .attribute("pad", ValueType.pair(0), "4", "pixels of border")
                        .attribute(
                                "fill",
                                ValueType.words("zero", "reflect", "replicate"),
                                "zero",
                                "what the border shows"),
                AugmentationCatalog::crop);
        add(
                Signature.of(
                                "zoom",
                                "Enlarges or shrinks, torchvision's `RandomAffine(0, scale=(least, most))`.",
                                "zoom 0.9 1.1")
                        .argument("least", ValueType.positive(), "the smallest factor")
                        .argument("most", ValueType.positive(), "the largest factor"),
                AugmentationCatalog::zoom);
        add(
                Signature.of("noise", "Adds normal numbers, torchvision's `v2.GaussianNoise(0, sigma)`.", "noise 0.05")
                        .argument("deviation", PART, "of the noise, where pixels are 0 to 1"),
                AugmentationCatalog::noise);
        add(
                Signature.of(
                                "cutout",
                                "Covers a rectangle with 0, torchvision's `RandomErasing(p, scale=(least, most))`.",
                                "cutout 0.5")
                        .argument("probability", PART, "0.5", "how likely an image is covered at all")
                        .attribute("least", PART, "0.02", "the smallest part of the image that is covered")
                        .attribute("most", PART, "0.33", "the largest part"),
                AugmentationCatalog::cutout);
        add(
                Signature.of(
                                "expand",
                                "The training set five times as large: each image also moved down, up, right and left.",
                                "expand shift 1")
                        .attribute("shift", ValueType.count(1), "1", "how many pixels the copies are moved"),
                AugmentationCatalog::expand);
    }

    private AugmentationCatalog() {}

    private static void add(Signature signature, Function<Arguments, Optional<Chosen>> binding) {
        KINDS.put(signature.name(), new Kind(signature, binding));
    }

    public static Collection<Signature> all() {
        return KINDS.values().stream().map(Kind::signature).toList();
    }

    static Set<String> names() {
        return KINDS.keySet();
    }

    static Signature signature(String name) {
        return KINDS.get(name).signature();
    }

    /** Empty where the values do not go together, which has then been reported. */
    static Optional<Chosen> bind(String name, Arguments arguments) {
        return KINDS.get(name).binding().apply(arguments);
    }

    private static Optional<Chosen> rotate(Arguments arguments) {
        double degrees = arguments.number("degrees", 0);
        return Optional.of(new Chosen(new Rotate(degrees), JavaCall.construct(Rotate.class, degrees)));
    }

    private static Optional<Chosen> jitter(Arguments arguments) {
        Jitter jitter = new Jitter(
                arguments.number("brightness", 0),
                arguments.number("contrast", 0),
                arguments.number("saturation", 0),
                arguments.number("hue", 0));
        JavaCall java = JavaCall.factory(Jitter.class, "none")
                .thenIf(jitter.brightness() != 0, "brightness", jitter.brightness())
                .thenIf(jitter.contrast() != 0, "contrast", jitter.contrast())
                .thenIf(jitter.saturation() != 0, "saturation", jitter.saturation())
                .thenIf(jitter.hue() != 0, "hue", jitter.hue());
        return requireOne("jitter", arguments).map(some -> new Chosen(jitter, java));
    }

    private static Optional<Chosen> flip(Arguments arguments) {
        Flip flip = new Flip(arguments.number("horizontal", 0), arguments.number("vertical", 0));
        JavaCall java = JavaCall.factory(Flip.class, "none")
                .thenIf(flip.horizontal() != 0, "horizontal", flip.horizontal())
                .thenIf(flip.vertical() != 0, "vertical", flip.vertical());
        return requireOne("flip", arguments).map(some -> new Chosen(flip, java));
    }

    /** What has only attributes does nothing without one. */
    private static Optional<Arguments> requireOne(String name, Arguments arguments) {
        Signature signature = signature(name);
        List<String> slots =
                signature.attributes().stream().map(Signature.Slot::name).toList();
        if (slots.stream().anyMatch(arguments::has)) {
            return Optional.of(arguments);
        }
        arguments.report(Problem.error(
                        ArgumentError.MISSING_ARGUMENT,
                        arguments.call(),
                        name + " needs one of " + String.join(", ", slots))
                .fix(signature.example(), arguments.call(), signature.example(), false));
        return Optional.empty();
    }

    private static Optional<Chosen> shift(Arguments arguments) {
        ValueType.Pair pixels = arguments.pair("pixels", 0);
        return Optional.of(new Chosen(
                new Shift(pixels.height(), pixels.width()),
                JavaCall.construct(Shift.class, pixels.height(), pixels.width())));
    }

    private static Optional<Chosen> crop(Arguments arguments) {
        ValueType.Pair pad = arguments.pair("pad", 4);
        Crop.Fill fill = Crop.Fill.valueOf(arguments.word("fill", "zero").toUpperCase(java.util.Locale.ROOT));
        JavaCall java = JavaCall.factory(Crop.class, "padded", pad.height(), pad.width())
                .thenIf(fill != Crop.Fill.ZERO, "fill", new JavaCall.Constant(Crop.Fill.class, fill.name()));
        return Optional.of(new Chosen(new Crop(pad.height(), pad.width(), fill), java));
    }

    private static Optional<Chosen> zoom(Arguments arguments) {
        double least = arguments.number("least", 1);
        double most = arguments.number("most", 1);
        if (least > most) {
            String smallerFirst = arguments.span("most").text() + " "
                    + arguments.span("least").text();
            arguments.report(Problem.error(
                            ArgumentError.WRONG_VALUE,
                            arguments.span("least").to(arguments.span("most")),
                            "expected the smaller factor first")
                    .fix(
                            "zoom " + smallerFirst,
                            arguments.span("least").to(arguments.span("most")),
                            smallerFirst,
                            false));
            return Optional.empty();
        }
        return Optional.of(new Chosen(new Zoom(least, most), JavaCall.construct(Zoom.class, least, most)));
    }

    private static Optional<Chosen> noise(Arguments arguments) {
        double deviation = arguments.number("deviation", 0);
        return Optional.of(new Chosen(new Noise(deviation), JavaCall.construct(Noise.class, deviation)));
    }

    private static Optional<Chosen> cutout(Arguments arguments) {
        double probability = arguments.number("probability", 0.5);
        double least = arguments.number("least", 0.02);
        double most = arguments.number("most", 0.33);
        if (least > most) {
            arguments.report(Problem.error(
                    ArgumentError.WRONG_VALUE,
                    arguments.span(arguments.has("least") ? "least" : "most"),
                    "expected least to be at most most, found least " + least + " and most " + most));
            return Optional.empty();
        }
        return Optional.of(new Chosen(
                new Cutout(probability, least, most), JavaCall.construct(Cutout.class, probability, least, most)));
    }

    private static Optional<Chosen> expand(Arguments arguments) {
        int pixels = arguments.count("shift", 1);
        return Optional.of(new Chosen(new Expand(pixels), JavaCall.construct(Expand.class, pixels)));
    }
}
