package dev.netc.compiler.robustness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Writes a layer of the catalogue with random attributes that fit what comes in, and works out what goes out. */
final class RandomLayer {

    /** Images stay this small, and channels this few, so that no product of sizes comes near a limit. */
    private static final int LARGEST_SIDE = 40;

    private static final int MOST_CHANNELS = 64;

    private static final List<String> ACTIVATIONS = List.of(
            "relu", "relu6", "gelu", "silu", "hardswish", "hardsigmoid", "sigmoid", "tanh", "softmax", "logsoftmax");

    /** A statement, and the size behind it. */
    record Written(String text, Size output) {}

    private final Random random;

    RandomLayer(Random random) {
        this.random = random;
    }

    Written any(Size input) {
        if (!input.isImage()) {
            return switch (random.nextInt(4)) {
                case 0 -> linear();
                case 1 -> new Written("flatten", input);
                default -> keeping(input);
            };
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> conv(input);
            case 2 -> deconv(input);
            case 3 -> pool(input);
            case 4 -> resized(input);
            case 5 -> random.nextInt(6) == 0 ? new Written("flatten", Size.features(input.elements())) : keeping(input);
            default -> keeping(input);
        };
    }

    /** A layer that leaves the size as it is. */
    Written keeping(Size input) {
        int kind = random.nextInt(input.isImage() ? 10 : 6);
        String text =
                switch (kind) {
                    case 0 -> "batchnorm" + some("eps", eps()) + some("momentum", fraction()) + some("affine", "off");
                    case 1 -> "layernorm" + some("eps", eps()) + some("affine", "off");
                    case 2 -> "groupnorm " + divisor(input.channels()) + some("eps", eps()) + some("affine", "on");
                    case 3 -> "dropout " + fraction();
                    case 4 -> pick("leakyrelu", "elu") + (random.nextBoolean() ? "" : " " + decimal());
                    case 5 -> pick(ACTIVATIONS);
                    case 6 -> "lrn " + number(1, 5) + some("alpha", fraction()) + some("beta", "0.5") + some("k", "2");
                    case 7 -> "dropout2d " + fraction();
                    case 8 -> "shuffle " + divisor(input.channels());
                    default -> "conv " + pick("1", "3x3", "2x5") + " pad same" + some("fill", "replicate");
                };
        return new Written(text, input);
    }

    private Written linear() {
        int features = number(1, MOST_CHANNELS);
        return new Written("linear " + features + some("bias", pick("on", "off")), Size.features(features));
    }

    private Written conv(Size input) {
        int[] rows = window(input.height(), true);
        int[] columns = window(input.width(), true);
        int groups = divisor(input.channels());
        int channels = groups * number(1, Math.max(1, MOST_CHANNELS / groups));
        String grouping = random.nextInt(8) == 0 ? " groups depthwise" : some("groups", String.valueOf(groups));
        if (grouping.contains("depthwise")) {
            channels = input.channels() * number(1, 2);
        }
        boolean keeps = random.nextInt(5) == 0;
        String text = "conv " + rows[0] + "x" + columns[0] + (keeps ? "" : " -> " + channels)
                + sides("stride", rows[1], columns[1])
                + sides("pad", rows[2], columns[2]) + sides("dilation", rows[3], columns[3])
                + some("fill", fill(input, rows[2], columns[2])) + grouping + some("bias", pick("on", "off"));
        return new Written(
                text,
                new Size(
                        keeps ? input.channels() : channels,
                        places(input.height(), rows),
                        places(input.width(), columns)));
    }

    private String fill(Size input, int vertical, int horizontal) {
        List<String> fills = new ArrayList<>(List.of("zero", "replicate", "-1.5", "0.25", "1e-30"));
        if (vertical < input.height() && horizontal < input.width()) {
            fills.addAll(List.of("reflect", "circular"));
        }
        return pick(fills);
    }

    /** Kernel, stride, padding and dilation along a side on which they fit. */
    private int[] window(int side, boolean dilates) {
        int kernel = number(1, Math.min(side, 7));
        int pad = dilates ? number(0, 3) : number(0, kernel / 2);
        int dilation = dilates && kernel > 1 ? number(1, (side + 2 * pad - 1) / (kernel - 1)) : 1;
        return new int[] {kernel, number(1, 3), pad, Math.min(dilation, 3)};
    }

    private static int places(int side, int[] window) {
        return (side + 2 * window[2] - window[3] * (window[0] - 1) - 1) / window[1] + 1;
    }

    private Written pool(Size input) {
        int[] rows = window(input.height(), false);
        int[] columns = window(input.width(), false);
        boolean average = random.nextBoolean();
        String text = (average ? "avgpool " : "maxpool ") + rows[0] + "x" + columns[0] + " stride " + rows[1] + "x"
                + columns[1] + sides("pad", rows[2], columns[2]) + some("ceil", "off")
                + (average ? some("countpad", pick("on", "off")) : "");
        return new Written(
                text, new Size(input.channels(), places(input.height(), rows), places(input.width(), columns)));
    }

    private Written deconv(Size input) {
        int stride = number(1, 3);
        int kernel = number(1, 4);
        int pad = number(0, (kernel - 1) / 2);
        int extra = number(0, stride - 1);
        int height = (input.height() - 1) * stride - 2 * pad + kernel + extra;
        int width = (input.width() - 1) * stride - 2 * pad + kernel + extra;
        if (Math.max(height, width) > LARGEST_SIDE) {
            return conv(input);
        }
        int groups = divisor(input.channels());
        int channels = groups * number(1, Math.max(1, MOST_CHANNELS / groups));
        String text = "deconv " + kernel + " -> " + channels + sides("stride", stride, stride) + sides("pad", pad, pad)
                + sides("outpad", extra, extra) + " groups " + groups + some("bias", "off");
        return new Written(text, new Size(channels, height, width));
    }

    private Written resized(Size input) {
        int factor = number(1, 3);
        if (factor * Math.max(input.height(), input.width()) <= LARGEST_SIDE && random.nextBoolean()) {
            String text = "upsample " + factor + some("mode", pick("nearest", "bilinear"));
            return new Written(text, new Size(input.channels(), input.height() * factor, input.width() * factor));
        }
        if (random.nextBoolean()) {
            return new Written("globalavgpool", new Size(input.channels(), 1, 1));
        }
        int height = number(1, 8);
        int width = number(1, 8);
        return new Written("adaptiveavgpool " + height + "x" + width, new Size(input.channels(), height, width));
    }

    /** An attribute, most often left out where it says the standard. */
    private String sides(String name, int vertical, int horizontal) {
        int standard = name.equals("pad") || name.equals("outpad") ? 0 : 1;
        if (vertical == standard && horizontal == standard && random.nextInt(4) > 0) {
            return "";
        }
        return " " + name + " "
                + (vertical == horizontal && random.nextBoolean() ? "" + vertical : vertical + "x" + horizontal);
    }

    private String some(String attribute, String value) {
        return random.nextInt(3) == 0 ? " " + attribute + " " + value : "";
    }

    private String eps() {
        return pick("1e-5", "0.001", "1e-40", "1", "0.00000000000000000012345678901234567");
    }

    private String fraction() {
        return pick("0", "0.5", "0.1", "1e-3", "0.999999999", "0.123456789012345678901234567890123456");
    }

    private String decimal() {
        return pick("0.01", "-3", "2.5", "1e-45", "1000000", "1k", "0");
    }

    private int divisor(int number) {
        List<Integer> divisors = IntStream.rangeClosed(1, number)
                .filter(divisor -> number % divisor == 0)
                .boxed()
                .toList();
        return divisors.get(random.nextInt(divisors.size()));
    }

    int number(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** All of these in a random order. */
    List<String> shuffled(List<String> words) {
        List<String> copy = new ArrayList<>(words);
        Collections.shuffle(copy, random);
        return copy;
    }
}
