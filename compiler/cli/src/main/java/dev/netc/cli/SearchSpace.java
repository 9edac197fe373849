package dev.netc.cli;

import dev.netc.compiler.model.Quantity;
import dev.netc.compiler.model.SearchBlock.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** All combinations of the values of a search's choices, counted through like the digits of a number: the last choice changes fastest. */
record SearchSpace(List<Choice> choices) {

    /** More is not meant: at a second each, it would take hours. */
    static final int MOST_TRIALS = 10_000;

    SearchSpace {
        choices = List.copyOf(choices);
    }

    /** How many combinations there are, or the largest number where there are more. */
    long size() {
        long size = 1;
        for (Choice choice : choices) {
            int values = choice.values().size();
            size = size > Long.MAX_VALUE / values ? Long.MAX_VALUE : size * values;
        }
        return size;
    }

    /** Every combination. */
    List<Map<String, Quantity>> all() {
        return combinations(LongStream.range(0, size()));
    }

    /** So many different ones, drawn with this seed; more with the same seed are those and others. */
    List<Map<String, Quantity>> random(int count, long seed) {
        if (count >= size()) {
            return all();
        }
        SplittableRandom random = new SplittableRandom(seed);
        Set<Long> drawn = new LinkedHashSet<>();
        while (drawn.size() < count) {
            drawn.add(random.nextLong(size()));
        }
        return combinations(drawn.stream().mapToLong(Long::longValue));
    }

    private List<Map<String, Quantity>> combinations(LongStream numbers) {
        return numbers.mapToObj(this::combination).toList();
    }

    private Map<String, Quantity> combination(long number) {
        List<Quantity> digits = new ArrayList<>();
        long rest = number;
        for (int i = choices.size() - 1; i >= 0; i--) {
            List<Quantity> values = choices.get(i).values();
            digits.add(0, values.get((int) (rest % values.size())));
            rest /= values.size();
        }
        Map<String, Quantity> combination = new LinkedHashMap<>();
        for (int i = 0; i < choices.size(); i++) {
            combination.put(choices.get(i).parameter(), digits.get(i));
        }
        return combination;
    }
}
