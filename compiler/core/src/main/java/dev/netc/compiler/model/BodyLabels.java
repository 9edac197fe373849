package dev.netc.compiler.model;

import dev.netc.compiler.syntax.Tree;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Collects the labels that share a scope, so that no layer without a label takes the name of one that comes later. */
final class BodyLabels {

    private final Set<String> labels = new HashSet<>();

    private BodyLabels() {}

    static Set<String> of(Tree.Body body) {
        BodyLabels collected = new BodyLabels();
        collected.addAll(body);
        return collected.labels;
    }

    static Set<String> of(Tree.Call call) {
        BodyLabels collected = new BodyLabels();
        collected.addBodies(call);
        return collected.labels;
    }

    private void addAll(Tree.Body body) {
        body.statements().forEach(this::add);
    }

    private void add(Tree.Statement statement) {
        if (statement instanceof Tree.Call call) {
            add(call.label());
            boolean isScope = call.label().isPresent() && !call.callee().text().equals("branch")
                    || call.callee().text().equals("sequence");
            if (!isScope) {
                addBodies(call);
            }
        } else if (statement instanceof Tree.Repeat repeat) {
            add(repeat.label());
            if (repeat.label().isEmpty()) {
                addAll(repeat.body());
            }
        } else if (statement instanceof Tree.If condition) {
            addAll(condition.then());
            condition.otherwise().ifPresent(this::addAll);
        }
    }

    private void add(Optional<Tree.Name> label) {
        label.ifPresent(name -> labels.add(name.text()));
    }

    private void addBodies(Tree.Call call) {
        call.body().ifPresent(this::addAll);
        call.clauses().forEach(clause -> addAll(clause.body()));
    }
}
