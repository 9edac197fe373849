package dev.netc.train;

import dev.netc.runtime.Execution;
import dev.netc.runtime.Model;
import dev.netc.runtime.Shapes;
import dev.netc.runtime.Value;
import dev.netc.runtime.backend.Step;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.train.data.DataSet;
import java.util.List;

/** Whether a network, its loss and its data fit together. */
final class Compatibility {

    private final Model model;
    private final DataSet data;

    Compatibility(Model model, DataSet data) {
        this.model = model;
        this.data = data;
    }

    /**
     * @throws TrainingException if the network cannot take the samples, or its output not be compared with their
     * targets
     */
    void require(Loss loss) throws TrainingException {
        List<Integer> input = model.input().shape();
        boolean sameCount = Shapes.elements(input) == Shapes.elements(data.shape());
        boolean flat = input.size() == 1;
        if (!input.equals(data.shape()) && !(flat && sameCount)) {
            throw new TrainingException(model.name() + " takes samples of " + Shapes.text(input) + ", but "
                    + data.name() + " has samples of " + Shapes.text(data.shape()) + "; change the input or the data");
        }
        requireOutputs();
        if (loss.comparesClasses() && !data.training().hasClasses()) {
            throw new TrainingException("this loss compares with classes, but the targets of " + data.name()
                    + " are numbers; use the loss mse");
        }
    }

    private void requireOutputs() throws TrainingException {
        int outputs = model.output().elements();
        int expected = data.training().outputs();
        if (outputs != expected) {
            throw new TrainingException(model.name() + " has " + count(outputs, "output") + ", but " + data.name()
                    + " has " + count(expected, data.training().hasClasses() ? "class" : "target")
                    + "; change the last layer or the data");
        }
    }

    private static String count(int number, String noun) {
        String plural = noun.endsWith("s") ? "es" : "s";
        return number + " " + noun + (number == 1 ? "" : plural);
    }

    /** @throws TrainingException if a batch normalization would have but one number to take the variance of */
    static void requireVariance(Execution training) throws TrainingException {
        if (training.batch() > 1) {
            return;
        }
        for (Step step : training.program().forward()) {
            Value x = step.input();
            if (step.layer().operator() instanceof BatchNorm && x.height() * x.width() == 1) {
                throw new TrainingException("a batch would have but 1 sample, of which "
                        + step.layer().name() + " (batchnorm) cannot take a variance; choose another batch size");
            }
        }
    }
}
