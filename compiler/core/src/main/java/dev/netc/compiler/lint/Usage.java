package dev.netc.compiler.lint;

import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.op.OpCatalog;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which declarations the text of a file uses, and which blocks each definition calls. It follows the text and not the expanded network,
 * so that what stands in a branch that was not taken counts too.
 */
public final class Usage {

    private final List<Declared> declared = new ArrayList<>();
    private final Set<Span> used = new HashSet<>();
    private final Map<Tree.Definition, Set<String>> called = new HashMap<>();
    private final Map<String, Set<String>> attributes = new HashMap<>();

    /** A parameter or a {@code let}. {@code statement} is what would be taken out: empty for a parameter. */
    public record Declared(Tree.Name name, Optional<Tree.Let> statement) {}

    /** The names that can be seen, from the innermost body outwards. */
    private record Names(Optional<Names> outer, Map<String, Span> own) {

        Names inner() {
            return new Names(Optional.of(this), new HashMap<>());
        }

        Optional<Span> find(String name) {
            Span span = own.get(name);
            return span == null ? outer.flatMap(names -> names.find(name)) : Optional.of(span);
        }
    }

    private Usage() {}

    static Usage of(Tree.File file) {
        Usage usage = new Usage();
        for (Tree.Item item : file.items()) {
            if (item instanceof Tree.Definition definition) {
                usage.new Walk(definition).definition();
            }
        }
        return usage;
    }

    /** Parameters and {@code let}s that nothing reads. */
    public List<Declared> unused() {
        return declared.stream()
                .filter(declaration -> !used.contains(declaration.name().span()))
                .toList();
    }

    /** Whether a definition other than the block's own calls a block of this name. */
    public boolean isCalled(String block) {
        return called.entrySet().stream()
                .anyMatch(entry -> entry.getValue().contains(block)
                        && !entry.getKey().name().text().equals(block));
    }

    /** The words of a layer's call that are no values; of blocks, of which any word may be one, none. */
    private static Set<String> attributes(String callee) {
        return OpCatalog.layer(callee)
                .map(kind -> kind.signature().attributes().stream()
                        .map(Signature.Slot::name)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private final class Walk {

        private final Tree.Definition definition;
        private final Set<String> callees = new HashSet<>();

        Walk(Tree.Definition definition) {
            this.definition = definition;
        }

        void definition() {
            called.put(definition, callees);
            Names names = new Names(Optional.empty(), new HashMap<>());
            for (Tree.Parameter parameter : definition.parameters()) {
                parameter.standard().ifPresent(value -> read(value, names));
                declare(parameter.name(), Optional.empty(), names);
            }
            body(definition.body(), names.inner());
        }

        private void declare(Tree.Name name, Optional<Tree.Let> statement, Names names) {
            declared.add(new Declared(name, statement));
            names.own().put(name.text(), name.span());
        }

        private void body(Tree.Body body, Names names) {
            body.statements().forEach(statement -> statement(statement, names));
        }

        private void statement(Tree.Statement statement, Names names) {
            if (statement instanceof Tree.Call call) {
                call(call, names);
            } else if (statement instanceof Tree.Let let) {
                read(let.value(), names);
                declare(let.name(), Optional.of(let), names);
            } else if (statement instanceof Tree.Repeat repeat) {
                read(repeat.count(), names);
                Names round = names.inner();
                round.own().put("index", repeat.span());
                body(repeat.body(), round);
            } else if (statement instanceof Tree.If condition) {
                read(condition.condition(), names);
                body(condition.then(), names.inner());
                condition.otherwise().ifPresent(otherwise -> body(otherwise, names.inner()));
            } else if (statement instanceof Tree.Expect expect) {
                read(expect.shape(), names);
            } else if (statement instanceof Tree.Assert budget) {
                read(budget.limit(), names);
            } else if (statement instanceof Tree.Choice choice) {
                choice.values().forEach(value -> read(value, names));
            }
        }

        private void call(Tree.Call call, Names names) {
            callees.add(call.callee().text());
            Set<String> words = attributes.computeIfAbsent(call.callee().text(), Usage::attributes);
            boolean behindAttribute = false;
            for (Tree.Argument word : call.arguments()) {
                boolean isAttribute = !behindAttribute
                        && word.value() instanceof Tree.Reference reference
                        && words.contains(reference.name());
                if (!isAttribute) {
                    read(word.value(), names);
                }
                behindAttribute = isAttribute;
            }
            call.body().ifPresent(body -> body(body, names.inner()));
            call.clauses().forEach(clause -> body(clause.body(), names.inner()));
        }

        private void read(Tree.Expression expression, Names names) {
            if (expression instanceof Tree.Reference reference) {
                names.find(reference.name()).ifPresent(used::add);
            } else if (expression instanceof Tree.Parenthesized parenthesized) {
                read(parenthesized.inner(), names);
            } else if (expression instanceof Tree.Unary unary) {
                read(unary.operand(), names);
            } else if (expression instanceof Tree.Binary binary) {
                read(binary.left(), names);
                read(binary.right(), names);
            }
        }
    }
}
