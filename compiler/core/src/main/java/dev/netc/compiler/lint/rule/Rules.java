package dev.netc.compiler.lint.rule;

import dev.netc.compiler.lint.Rule;
import java.util.List;

/** Every rule there is. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new WindowMissesEdge(),
            new StrideLargerThanKernel(),
            new BiasBeforeBatchnorm(),
            new DropoutBeforeBatchnorm(),
            new LinearWithoutActivation(),
            new RepeatedActivation(),
            new DominantLayer(),
            new SoftmaxBeforeCrossentropy(),
            new ReluOnLogits(),
            new NllWithoutLogsoftmax(),
            new BceWithoutSigmoid(),
            new CrossentropyOfOneOutput(),
            new RateOutOfRange(),
            new NormalizeChannels(),
            new PatienceBeyondEpochs(),
            new ScheduleBeyondEpochs(),
            new ColourOfGreyImages(),
            new BatchnormOfOneSample(),
            new InputMismatch(),
            new OutputsMismatch(),
            new UnusedLabel(),
            new UnusedParameter(),
            new UnusedBlock(),
            new UnusedImport());

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }
}
