package dev.netc.compiler;

import dev.netc.compiler.lint.Linter;
import dev.netc.compiler.lint.rule.Rules;
import dev.netc.compiler.model.CheckedFile;
import dev.netc.compiler.model.Checker;
import dev.netc.compiler.model.ImportResolver;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.model.Quantity;
import dev.netc.compiler.plan.Budgets;
import dev.netc.compiler.plan.Plan;
import dev.netc.compiler.plan.Planner;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The way from text to Java, and the one place that knows its order: tree, network, plan, source. It reads and writes nothing but what
 * it is handed.
 */
public final class Compiler {

    private final ImportResolver imports;
    private final Options options;

    /**
     * @param packageName the package of generated classes, or empty
     * @param settings values for parameters of networks, which come before those in the file
     */
    public record Options(String packageName, Map<String, Quantity> settings) {

        public Options {
            settings = Map.copyOf(settings);
        }

        public static Options standard() {
            return new Options("", Map.of());
        }
    }

    public Compiler(ImportResolver imports, Options options) {
        this.imports = imports;
        this.options = options;
    }

    /** Compiles a file. Whatever is wrong with it is in the result; only networks without an error have Java. */
    public Compilation compile(SourceFile source) {
        Compilation first = compileOnce(source);
        return new Compilation(new FixChecker(this::compileOnce).keepWorkingFixes(source, first), first.networks());
    }

    private Compilation compileOnce(SourceFile source) {
        Problems problems = new Problems();
        CheckedFile checked = new Checker(options.settings(), problems).check(source, imports);
        List<Compilation.CompiledNetwork> compiled = new ArrayList<>();
        for (Network network : checked.networks()) {
            Plan plan = Planner.plan(network);
            new Budgets(plan, problems).check();
            compiled.add(new Compilation.CompiledNetwork(plan, options.packageName()));
        }
        new Linter(Rules.all()).lint(checked, problems);
        return new Compilation(problems.inOrder(), compiled);
    }
}
