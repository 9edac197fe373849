package dev.netc.cli;

import dev.netc.compiler.manual.Manual;
import dev.netc.compiler.manual.Manuals;
import dev.netc.compiler.model.Suggestion;
import dev.netc.compiler.model.op.OpCatalog;
import dev.netc.compiler.source.Problem.Severity;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netc explain} */
@Command(
        name = "explain",
        description = "Explains a finding: what it is, why it is bad, an example, and what to write instead.",
        footer = {"  netc explain shape-mismatch", "  netc explain"})
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "The name that stands in brackets before the message; without it, all are listed.")
    private String name;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        ManualText text = new ManualText(console.style());
        if (name == null) {
            list(text, console);
        } else {
            console.out().print(text.page(manual()));
            console.out().flush();
        }
        return ExitCode.CLEAN;
    }

    private Manual manual() {
        return Manuals.of(name).orElseThrow(() -> new UserError("no finding is called '" + name + "'" + advice()));
    }

    private String advice() {
        if (OpCatalog.layerNames().contains(name)) {
            return ", but a layer is: docs/layers.md describes the layers";
        }
        return Suggestion.nearest(name, Manuals.names())
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; 'netc explain' lists them");
    }

    private static void list(ManualText text, Console console) {
        List<Manual> all = Manuals.names().stream()
                .map(known -> Manuals.of(known).orElseThrow())
                .toList();
        for (Severity severity : Severity.values()) {
            console.out().print(text.title(severity == Severity.ERROR ? "Errors" : "Warnings"));
            all.stream().filter(manual -> manual.severity() == severity).forEach(manual -> console.out()
                    .print(text.entry(manual)));
            console.out().println();
        }
        console.out().println("'netc explain NAME' tells all about one");
    }
}
