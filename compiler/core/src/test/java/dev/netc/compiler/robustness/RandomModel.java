package dev.netc.compiler.robustness;

import dev.netc.compiler.robustness.RandomLayer.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Writes a model file in which nothing is wrong: random layers and structures, with the size behind each worked out as it goes, so that
 * every {@code expect} it writes must hold.
 */
final class RandomModel {

    private static final int DEEPEST = 3;

    /** Words of Java and of the runtime, and names that a layer without a label, or a field of another, would have. */
    private static final List<String> LABELS = List.of(
            "class",
            "int",
            "super",
            "this",
            "new",
            "null",
            "true",
            "record",
            "var",
            "yield",
            "forward",
            "backward",
            "output",
            "layer",
            "value",
            "training",
            "input_",
            "model",
            "Model",
            "Layer",
            "Value",
            "Conv",
            "Linear",
            "List",
            "Override",
            "String",
            "BatchNorm",
            "Training",
            "java",
            "dev",
            "conv1",
            "relu1",
            "add1",
            "linear1",
            "conv1Out",
            "relu1Out",
            "add1In",
            "fc",
            "FC",
            "Fc",
            "a_b",
            "aB",
            "a__b",
            "_",
            "__",
            "_1",
            "x1",
            "part1",
            "Part1",
            "network",
            "block",
            "import",
            "in",
            "input1",
            "toString",
            "hashCode",
            "wait",
            "Object",
            "out",
            "Out",
            "In",
            "L0",
            "index");

    /** Labels that a {@code from} cannot name. */
    private static final Set<String> WORDS = Set.of("network", "block", "import", "in");

    private static final List<String> NAMES = List.of(
            "Net",
            "A",
            "LeNet",
            "String",
            "Model",
            "Layer",
            "Value",
            "Conv",
            "Training",
            "List",
            "Object",
            "Relu",
            "Part1",
            "Integer",
            "Math",
            "System",
            "a",
            "_x",
            "Sgd",
            "Linear",
            "Class",
            "Void",
            "Deprecated",
            "N0");

    private final Random random;
    private final RandomLayer layers;

    /** The labels of a scope, and the values that a branch can take by them. */
    private static final class Names {
        private final Set<String> taken = new HashSet<>();
        private final Map<String, Size> values = new HashMap<>();
        private final Optional<Names> outer;
        private final boolean labels;
        private final boolean numbered;

        Names(Optional<Names> outer, boolean labels, boolean numbered) {
            this.outer = outer;
            this.labels = labels;
            this.numbered = numbered;
        }
    }

    RandomModel(Random random) {
        this.random = random;
        this.layers = new RandomLayer(random);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        List<String> blocks = new ArrayList<>(List.of(unit(), perceptron(), polymorphic()));
        List<String> networks = new ArrayList<>();
        Set<String> files = new HashSet<>();
        for (int i = random.nextInt(6) == 0 ? 2 : 1; i > 0; i--) {
            String name = layers.pick(NAMES);
            if (files.add(name.toLowerCase(java.util.Locale.ROOT))) {
                networks.add(network(name));
            }
        }
        blocks.addAll(networks);
        layers.shuffled(blocks).forEach(item -> text.append(item).append(layers.pick("\n", "\n\n", "; ", "\r\n")));
        return text.toString();
    }

    private static String unit() {
        return """
                block unit(width, step = 1) {
                    residual {
                        conv 3x3 -> width stride step pad 1 bias off; batchnorm; relu
                        last: conv 3x3 -> (width) pad 1
                    } shortcut {
                        if channels != width or step != 1 { conv 1x1 -> width stride step } else { let unused = width }
                    }
                    relu
                }""";
    }

    private static String perceptron() {
        return "block perceptron(hidden = 2 * 4) { linear hidden; relu; repeat 2 { linear (hidden + index) } }";
    }

    /** A block that takes whatever comes in. */
    private String polymorphic() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            body.append(layers.keeping(Size.features(1)).text()).append("; ");
        }
        return "## Keeps the size.\nblock keep() { " + body + "}";
    }

    private String network(String name) {
        Size input = random.nextInt(4) == 0
                ? Size.features(number(1, 32))
                : new Size(number(1, 4), number(1, 16), number(1, 16));
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "## " + RandomText.line(random) + "\n" : "");
        text.append("network ").append(name).append(random.nextBoolean() ? "(n = 7, half = n / 2) {\n" : "(n = 3) {\n");
        text.append("input ").append(input.text()).append('\n');
        Names names = new Names(Optional.empty(), true, false);
        names.taken.add("input");
        Body body = new Body(input, names, 0);
        body.statements(1 + random.nextInt(6));
        body.add("relu");
        text.append(body.text);
        text.append(random.nextInt(3) == 0 ? "assert params < 1000G; assert macs >= 0; assert receptive >= 1\n" : "");
        text.append(random.nextBoolean() ? RandomTraining.block(random, input.channels()) : "");
        return text.append(random.nextInt(8) == 0 ? "search { n in 1, 2, (3 + 4); epochs 2; stop }\n" : "")
                .append("}")
                .toString();
    }

    private int number(int least, int most) {
        return layers.number(least, most);
    }

    /** A body being written: its text, and the size at its end. */
    private final class Body {

        private final StringBuilder text = new StringBuilder();
        private final Names names;
        private final int depth;
        private Size size;

        Body(Size size, Names names, int depth) {
            this.size = size;
            this.names = names;
            this.depth = depth;
        }

        void statements(int count) {
            for (int i = 0; i < count; i++) {
                statement();
                if (random.nextInt(4) == 0) {
                    add("expect " + size.text());
                }
                if (size.elements() > 20_000 && size.isImage()) {
                    add("globalavgpool");
                    size = new Size(size.channels(), 1, 1);
                }
            }
        }

        void add(String statement) {
            String comment = random.nextInt(12) == 0 ? "  # " + RandomText.line(random) : "";
            text.append(" ".repeat(random.nextInt(6))).append(statement).append(comment);
            text.append(comment.isEmpty() ? layers.pick("\n", "\n", ";", " ; ", "\r\n", "\n\n") : "\n");
        }

        private void statement() {
            switch (depth < DEEPEST ? random.nextInt(16) : 0) {
                case 9 -> merge();
                case 10 -> residual();
                case 11 -> repeat();
                case 12 -> condition();
                case 13 -> sequence();
                case 14 -> block();
                case 15 ->
                    add("let v" + random.nextInt(1_000_000) + " = "
                            + layers.pick("n", "n * 2 - 1", "1 / 3", "2x2", "\"x\""));
                default -> layer();
            }
        }

        private void layer() {
            Written written = layers.any(size);
            labelled(written.text(), written.output());
        }

        private void labelled(String statement, Size output) {
            labelled(label(), statement, output);
        }

        /** A statement with a label or none, that ends with this size. */
        private void labelled(Optional<String> label, String statement, Size output) {
            add(label.map(name -> name + ": ").orElse("") + statement);
            size = output;
            label.ifPresent(name -> define(name, output));
        }

        private void define(String name, Size value) {
            if (!WORDS.contains(name)) {
                names.values.put(name, value);
            }
        }

        private Optional<String> label() {
            String label = layers.pick(LABELS);
            return names.labels && random.nextInt(3) == 0 && names.taken.add(label)
                    ? Optional.of(label)
                    : Optional.empty();
        }

        private void block() {
            if (!size.isImage()) {
                boolean perceptron = random.nextBoolean();
                int hidden = number(1, 16);
                labelled(
                        perceptron ? "perceptron hidden " + hidden : "keep",
                        perceptron ? Size.features(hidden + 1) : size);
                return;
            }
            switch (random.nextInt(4)) {
                case 0 -> labelled("residual", size);
                case 1 -> labelled("inception", size.with(88));
                case 2 -> labelled("keep", size);
                default -> {
                    int step = number(1, 2);
                    int width = number(1, 8);
                    labelled(
                            "unit " + width + (step == 1 ? "" : " step 2"),
                            new Size(width, (size.height() - 1) / step + 1, (size.width() - 1) / step + 1));
                }
            }
        }

        /** Names for bodies inside: of their own where the statement has a path of its own, or else those of this one. */
        private Names inner(Optional<String> label) {
            return label.isPresent() || names.numbered ? new Names(Optional.of(names), true, false) : names;
        }

        private void merge() {
            Optional<String> label = label();
            Names inner = inner(label);
            boolean concat = random.nextBoolean();
            StringBuilder branches = new StringBuilder();
            int channels = 0;
            int count = 2 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                Body branch = new Body(size, inner, depth + 1);
                String from = from(inner);
                for (int j = random.nextInt(3); j > 0; j--) {
                    branch.keeping();
                }
                channels += branch.size.channels();
                branches.append("branch {")
                        .append(from)
                        .append(branch.text)
                        .append("}")
                        .append(layers.pick("\n", " "));
            }
            Size output = concat ? size.with(channels) : size;
            labelled(label, (concat ? "concat {" : layers.pick("add {", "mul {")) + "\n" + branches + "}", output);
        }

        /** An earlier value of the size that is here. */
        private String from(Names scope) {
            for (Optional<Names> at = Optional.of(scope); at.isPresent(); at = at.get().outer) {
                List<String> fitting = at.get().values.entrySet().stream()
                        .filter(value -> value.getValue().equals(size))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
                if (!fitting.isEmpty() && random.nextBoolean()) {
                    String name = layers.pick(fitting);
                    return hidden(name, scope, at.get()) ? "" : " from " + name + "\n";
                }
            }
            return "";
        }

        private static boolean hidden(String name, Names from, Names to) {
            for (Names at = from; at != to; at = at.outer.orElseThrow()) {
                if (at.taken.contains(name)) {
                    return true;
                }
            }
            return false;
        }

        private void keeping() {
            Written written = layers.keeping(size);
            labelled(written.text(), written.output());
        }

        private void residual() {
            Optional<String> label = label();
            Names inner = inner(label);
            Body body = new Body(size, inner, depth + 1);
            body.statements(1 + random.nextInt(2));
            boolean same = body.size.equals(size) && random.nextBoolean();
            String shortcut = "";
            if (!same) {
                Body around = new Body(size, inner, depth + 1);
                around.become(body.size);
                shortcut = " shortcut {\n" + around.text + "}";
            }
            labelled(label, "residual {\n" + body.text + "}" + shortcut, body.size);
        }

        /** Ends with this size, whatever it is now. */
        private void become(Size wanted) {
            if (!wanted.isImage()) {
                add(size.isImage() ? "flatten" : "relu");
                add("linear " + wanted.channels());
            } else {
                add("conv 1x1 -> " + wanted.channels());
                add("adaptiveavgpool " + wanted.height() + "x" + wanted.width());
            }
            size = wanted;
        }

        private void repeat() {
            Optional<String> label = label();
            int rounds = random.nextInt(4);
            Body body = new Body(size, new Names(Optional.of(names), label.isPresent(), false), depth + 1);
            for (int i = random.nextInt(3); i > 0; i--) {
                body.keeping();
            }
            if (random.nextBoolean()) {
                body.add("if index " + layers.pick("==", "<", ">=")
                        + " 1 { relu } else { if index == 0 { tanh; elu } }");
            }
            String count = layers.pick(String.valueOf(rounds), "(" + rounds + " + 1 - 1)");
            labelled(label, "repeat " + count + " {\n" + body.text + "}", size);
        }

        /** The branch that is not taken holds anything that can be read. */
        private void condition() {
            boolean taken = random.nextBoolean();
            Body body = new Body(size, names, depth + 1);
            body.statements(random.nextInt(3));
            String dead = "{ nothing 1 2 3; x: conv 99 -> 0 }";
            String condition = layers.pick(
                    taken ? List.of("1 < 2", "not (n == 0)", "n > 1 or 1 / 0 == 1") : List.of("n < 0", "1 == 2"));
            add("if " + condition
                    + (taken ? " {\n" + body.text + "} else " + dead : " " + dead + " else {\n" + body.text + "}"));
            size = body.size;
        }

        private void sequence() {
            Optional<String> label = label();
            Body body = new Body(size, new Names(Optional.of(names), true, true), depth + 1);
            body.statements(1 + random.nextInt(3));
            labelled(label, "sequence {\n" + body.text + "}", body.size);
            label.ifPresent(
                    name -> body.names.values.forEach((inside, value) -> names.values.put(name + "." + inside, value)));
        }
    }
}
