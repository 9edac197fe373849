package dev.netc.compiler.manual;

import dev.netc.compiler.model.AugmentationCatalog;
import dev.netc.compiler.model.LossCatalog;
import dev.netc.compiler.model.OptimizerCatalog;
import dev.netc.compiler.model.ScheduleCatalog;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.Signature.Slot;
import dev.netc.compiler.model.TrainingSettings;
import dev.netc.compiler.model.op.OpCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The reference of all that a network can be written with, as Markdown, made of the catalogues that the checker reads. */
public final class LayerReference {

    private static final String INTRODUCTION = """
            # Layers, losses, optimizers, schedules and settings

            Made of the catalogues that the compiler checks model files by. Values stand behind the name in this order, attributes
            behind them in any order: `conv 5x5 -> 20 stride 2`. What has a standard may be left out.
            """;

    private final StringBuilder out = new StringBuilder(INTRODUCTION);

    private LayerReference() {}

    public static String markdown() {
        LayerReference reference = new LayerReference();
        reference.section("Layers", OpCatalog.layerNames().stream().map(name -> OpCatalog.layer(name)
                .orElseThrow()
                .signature()));
        reference.section("Merging", OpCatalog.mergeNames().stream().map(name -> OpCatalog.merge(name)
                .orElseThrow()
                .signature()));
        reference.section("Settings of `train`", TrainingSettings.all().stream());
        reference.section("Augmentations of `augment`", AugmentationCatalog.all().stream());
        reference.section("Optimizers", OptimizerCatalog.names().stream().map(OptimizerCatalog::signature));
        reference.section("Schedules", ScheduleCatalog.names().stream().map(ScheduleCatalog::signature));
        reference.losses();
        return reference.out.toString();
    }

    private void section(String title, Stream<Signature> entries) {
        out.append("\n## ").append(title).append('\n');
        entries.forEach(this::entry);
    }

    private void entry(Signature signature) {
        out.append("\n### `").append(signature.name()).append("`\n\n");
        out.append(signature.summary())
                .append(" Example: `")
                .append(signature.example())
                .append("`\n");
        List<String> rows = new ArrayList<>();
        signature.arguments().forEach(slot -> rows.add(row(slot.name(), slot)));
        signature.arrow().ifPresent(slot -> rows.add(row("-> " + slot.name(), slot)));
        signature.attributes().forEach(slot -> rows.add(row(slot.name(), slot)));
        if (!rows.isEmpty()) {
            out.append("\n| | value | standard | meaning |\n| --- | --- | --- | --- |\n");
            rows.forEach(out::append);
        }
    }

    private static String row(String name, Slot slot) {
        String standard = slot.standard().map(value -> "`" + value + "`").orElse("");
        return "| `" + name + "` | " + slot.type().expected() + " | " + standard + " | " + slot.meaning() + " |\n";
    }

    private void losses() {
        out.append("\n## Losses\n\n| | |\n| --- | --- |\n");
        LossCatalog.names().forEach(name -> out.append("| `")
                .append(name)
                .append("` | ")
                .append(LossCatalog.summary(name))
                .append(" |\n"));
    }
}
