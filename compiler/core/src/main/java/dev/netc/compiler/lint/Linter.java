package dev.netc.compiler.lint;

import dev.netc.compiler.model.CheckedFile;
import dev.netc.compiler.source.Problems;
import java.util.List;

/** Looks at a checked file with every rule, and leaves out what the file itself allows. */
public final class Linter {

    private final List<Rule> rules;

    public Linter(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** @param problems the errors of the file; receives the warnings */
    public void lint(CheckedFile file, Problems problems) {
        Problems warnings = new Problems();
        Inspection inspection = new Inspection(file, problems, warnings);
        rules.forEach(rule -> rule.inspect(inspection));
        List<String> names = rules.stream().map(Rule::findingName).toList();
        Suppression suppression = Suppression.read(file.source(), names);
        problems.addAll(suppression.apply(warnings, problems.hasErrors()));
    }
}
