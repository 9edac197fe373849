package dev.netc.cli;

import dev.netc.compiler.Compilation.CompiledNetwork;
import dev.netc.compiler.model.NetworkPrinter;
import dev.netc.compiler.plan.PlanPrinter;
import dev.netc.compiler.syntax.Parser;
import dev.netc.compiler.syntax.TreeDump;
import java.io.PrintWriter;
import java.util.List;

/** The forms of a model on its way to Java; the names are what a person types. */
enum DumpForm {
    tree,
    network,
    plan,
    java;

    /** Prints this form of all models; a network with an error has no form but the tree. */
    void print(List<CompiledFile> files, PrintWriter out) {
        for (CompiledFile file : files) {
            if (this == tree) {
                out.print(TreeDump.dump(Parser.parse(file.source()).tree()));
            } else {
                file.networks().forEach(network -> out.print(text(network)));
            }
        }
        out.flush();
    }

    private String text(CompiledNetwork compiled) {
        return switch (this) {
            case tree -> throw new IllegalStateException("a tree is of a file, not of a network");
            case network -> NetworkPrinter.print(compiled.network());
            case plan -> PlanPrinter.print(compiled.plan());
            case java -> compiled.java().text();
        };
    }
}
