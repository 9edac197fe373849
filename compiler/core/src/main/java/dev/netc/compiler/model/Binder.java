package dev.netc.compiler.model;

import dev.netc.compiler.model.Signature.Slot;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.Span;
import dev.netc.compiler.syntax.Tree;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Matches the words of a call to what the callee takes. They are read from left to right: a word that is one of the callee's
 * attributes begins that attribute and takes the next value; anything else is the next argument.
 */
final class Binder {

    private final Evaluator evaluator;
    private final Problems problems;

    Binder(Evaluator evaluator, Problems problems) {
        this.evaluator = evaluator;
        this.problems = problems;
    }

    /** Empty where the call cannot be understood; what is wrong with it has then been reported. */
    Optional<Arguments> bind(Signature signature, Span head, List<Tree.Argument> words) {
        Binding binding = new Binding(signature, head);
        binding.readAll(words);
        return binding.result();
    }

    private final class Binding {

        private final Signature signature;
        private final Span head;
        private final Map<String, Arguments.Bound> bound = new HashMap<>();
        private final Set<String> written = new LinkedHashSet<>();
        private Span call;
        private int nextArgument;
        private boolean failed;

        Binding(Signature signature, Span head) {
            this.signature = signature;
            this.head = head;
            this.call = head;
        }

        void readAll(List<Tree.Argument> words) {
            for (int i = 0; i < words.size(); i++) {
                Tree.Argument word = words.get(i);
                call = call.to(word.span());
                Optional<Slot> attribute = attributeNamed(word);
                if (attribute.isEmpty()) {
                    readValue(word);
                } else if (i + 1 == words.size() || words.get(i + 1).arrow()) {
                    fail(Problem.error(
                            ArgumentError.MISSING_VALUE,
                            word.span(),
                            "expected " + attribute.get().type().expected() + " after "
                                    + attribute.get().name()));
                } else {
                    call = call.to(words.get(++i).span());
                    readAttribute(attribute.get(), word, words.get(i));
                }
            }
        }

        private Optional<Slot> attributeNamed(Tree.Argument word) {
            return !word.arrow() && word.value() instanceof Tree.Reference reference
                    ? signature.attribute(reference.name())
                    : Optional.empty();
        }

        private void readAttribute(Slot slot, Tree.Argument name, Tree.Argument value) {
            if (written.contains(slot.name())) {
                fail(Problem.error(ArgumentError.DUPLICATE_ATTRIBUTE, name.span(), slot.name() + " is given twice"));
                return;
            }
            read(slot, value.value(), value.span());
        }

        private void readValue(Tree.Argument word) {
            if (word.arrow()) {
                readArrow(word);
            } else if (nextArgument < signature.arguments().size()) {
                read(signature.arguments().get(nextArgument++), word.value(), word.span());
            } else if (isUnknownWord(word)) {
                Tree.Reference reference = (Tree.Reference) word.value();
                fail(UnknownName.of(
                                NameError.UNKNOWN_ATTRIBUTE,
                                reference.name(),
                                word.span(),
                                signature.attributes().stream().map(Slot::name).toList())
                        .note(head, signature.name() + ", " + takes()));
            } else if (!failed) {
                Problem problem = Problem.error(
                        ArgumentError.UNEXPECTED_ARGUMENT,
                        word.span(),
                        signature.name() + " " + takes() + ", found "
                                + word.span().text());
                boolean lacksArrow = signature.arrow().isPresent()
                        && !written.contains(signature.arrow().get().name());
                String arrow = "-> " + word.span().text();
                fail(lacksArrow ? problem.fix(arrow, word.span(), arrow, false) : problem);
            }
        }

        /** A further word is a misspelt attribute; what follows it is that attribute's value. */
        private boolean isUnknownWord(Tree.Argument word) {
            return word.value() instanceof Tree.Reference && !failed;
        }

        private void readArrow(Tree.Argument word) {
            if (signature.arrow().isEmpty()) {
                fail(Problem.error(
                        ArgumentError.UNEXPECTED_ARGUMENT, word.span(), signature.name() + " takes nothing behind ->"));
            } else if (written.contains(signature.arrow().get().name())) {
                fail(Problem.error(ArgumentError.DUPLICATE_ATTRIBUTE, word.span(), "-> is given twice"));
            } else {
                read(signature.arrow().get(), word.value(), word.value().span());
            }
        }

        private void read(Slot slot, Tree.Expression expression, Span span) {
            written.add(slot.name());
            Optional<Quantity> value =
                    evaluator.evaluate(expression, slot.type().words());
            if (value.isEmpty()) {
                failed = true;
                return;
            }
            Optional<Object> read = slot.type().reader().apply(value.get());
            if (read.isPresent()) {
                bound.put(slot.name(), new Arguments.Bound(read.get(), span));
            } else {
                fail(Problem.error(ArgumentError.WRONG_VALUE, span, slot.type().refusal(value.get()))
                        .label(slot.name() + " of " + signature.name()));
            }
        }

        private String takes() {
            List<String> names = signature.arguments().stream().map(Slot::name).toList();
            String values = names.isEmpty() ? "no values" : String.join(", ", names);
            return "takes " + values
                    + signature.arrow().map(slot -> " -> " + slot.name()).orElse("");
        }

        private void fail(Problem problem) {
            failed = true;
            problems.add(problem);
        }

        Optional<Arguments> result() {
            if (!failed) {
                signature.arguments().forEach(this::require);
                signature.arrow().ifPresent(this::require);
            }
            return failed ? Optional.empty() : Optional.of(new Arguments(call, bound, problems));
        }

        private void require(Slot slot) {
            if (slot.standard().isEmpty() && !written.contains(slot.name())) {
                fail(Problem.error(
                                ArgumentError.MISSING_ARGUMENT,
                                head,
                                signature.name() + " needs " + slot.name() + ": "
                                        + slot.type().expected())
                        .label("such as " + signature.example()));
            }
        }
    }
}
