package dev.netc.train.data;

import dev.netc.runtime.Shapes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A data set of one table or two. Targets that are words are classes; targets that are whole numbers are classes where
 * the loss compares with classes, and all others are numbers. The training rows are in a random order that is always the
 * same, so that what validation takes from their end is of all classes.
 */
final class CsvDataSet {

    private final String name;
    private final DataOptions options;

    CsvDataSet(String name, DataOptions options) {
        this.name = name;
        this.options = options;
    }

    /** @param test null where there is but one table */
    DataSet load(CsvTable training, CsvTable test) throws DataException {
        if (test != null && test.features() != training.features()) {
            throw new DataException(name + " has " + training.features() + " features to train with, but "
                    + test.features() + " to be tested on; expected the same columns in both tables");
        }
        List<String> classes = classes(training);
        List<Integer> rows = new ArrayList<>(
                IntStream.range(0, training.targets().size()).boxed().toList());
        Collections.shuffle(rows, new Random(0));
        Samples learnt = samples(training, classes, rows);
        Samples tested = test == null
                ? learnt.range(0, 0)
                : samples(
                        test,
                        classes,
                        IntStream.range(0, test.targets().size()).boxed().toList());
        return DataSet.of(name, shape(training.features()), classes, learnt, tested)
                .withTest(options.training().testPart());
    }

    /** As the network has it, where a row is an image written out; else the number of features. */
    private List<Integer> shape(int features) {
        return options.shape()
                .filter(shape -> Shapes.elements(shape) == features)
                .orElse(List.of(features));
    }

    private List<String> classes(CsvTable table) {
        List<String> distinct = table.targets().stream().distinct().toList();
        if (!distinct.stream().allMatch(CsvTable::isNumber)) {
            return distinct.stream().sorted().toList();
        }
        boolean wanted = options.training().loss().comparesClasses();
        return wanted && distinct.stream().allMatch(CsvDataSet::isWhole)
                ? distinct.stream()
                        .sorted(Comparator.comparing(BigDecimal::new))
                        .toList()
                : List.of();
    }

    private static boolean isWhole(String number) {
        return new BigDecimal(number).stripTrailingZeros().scale() <= 0;
    }

    private Samples samples(CsvTable table, List<String> classes, List<Integer> rows) throws DataException {
        int features = table.features();
        float[] all = table.numbers();
        float[] inputs = new float[all.length];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(all, rows.get(i) * features, inputs, i * features, features);
        }
        return Samples.of(new Inputs.Numbers(inputs, features), targets(table.targets(), classes, rows));
    }

    private Targets targets(List<String> written, List<String> classes, List<Integer> rows) throws DataException {
        Map<String, Integer> numbers = new HashMap<>();
        classes.forEach(known -> numbers.put(known, numbers.size()));
        int[] labels = new int[rows.size()];
        float[] values = new float[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            String target = written.get(rows.get(i));
            if (classes.isEmpty()) {
                values[i] = requireNumber(target);
            } else if (numbers.containsKey(target)) {
                labels[i] = numbers.get(target);
            } else {
                throw new DataException(
                        name + " has the class " + target + " to be tested on, of which there is none to train with");
            }
        }
        return classes.isEmpty() ? new Targets.Numbers(values, 1) : new Targets.Classes(labels, classes.size());
    }

    private float requireNumber(String target) throws DataException {
        if (!CsvTable.isNumber(target)) {
            throw new DataException(
                    name + " has numbers as targets to train with, but '" + target + "' to be tested on");
        }
        return Float.parseFloat(target);
    }
}
