package dev.netc.compiler.model;

import dev.netc.runtime.optimizer.Adam;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.optimizer.RmsProp;
import dev.netc.runtime.optimizer.Sgd;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The optimizers that a {@code train} block can name, with PyTorch's standards. */
public final class OptimizerCatalog {

    /** An optimizer, and how generated code makes it. */
    record Chosen(Optimizer optimizer, JavaCall java) {}

    private record Kind(Signature signature, Function<Arguments, Chosen> binding) {}

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        add(sgdSignature(), OptimizerCatalog::sgd);
        add(adamSignature("adam", "Adam.", "0"), arguments -> adam(arguments, false));
        add(adamSignature("adamw", "Adam with decoupled weight decay.", "0.01"), arguments -> adam(arguments, true));
        add(rmsPropSignature(), OptimizerCatalog::rmsProp);
    }

    private OptimizerCatalog() {}

    public static Set<String> names() {
        return KINDS.keySet();
    }

    public static Signature signature(String name) {
        return KINDS.get(name).signature();
    }

    static Chosen bind(String name, Arguments arguments) {
        return KINDS.get(name).binding().apply(arguments);
    }

    private static void add(Signature signature, Function<Arguments, Chosen> binding) {
        KINDS.put(signature.name(), new Kind(signature, binding));
    }

    private static Signature sgdSignature() {
        return Signature.of("sgd", "Stochastic gradient descent.", "optimizer sgd rate 0.01 momentum 0.5")
                .attribute("rate", ValueType.positive(), "0.01", "learning rate")
                .attribute("momentum", ValueType.number(0, 1), "0", "how much of the last step is kept")
                .attribute("nesterov", ValueType.SWITCH, "off", "whether the momentum looks one step ahead")
                .attribute("decay", ValueType.number(0, 1), "0", "weight decay, added to the gradient");
    }

    private static Chosen sgd(Arguments arguments) {
        double rate = arguments.number("rate", 0.01);
        double momentum = arguments.number("momentum", 0);
        boolean nesterov = arguments.isOn("nesterov", false);
        double decay = arguments.number("decay", 0);
        JavaCall java = JavaCall.factory(Sgd.class, "rate", rate)
                .thenIf(momentum != 0, "momentum", momentum)
                .thenIf(nesterov, "withNesterov")
                .thenIf(decay != 0, "decay", decay);
        return new Chosen(new Sgd(rate, momentum, nesterov, decay), java);
    }

    private static Signature adamSignature(String name, String summary, String decay) {
        return Signature.of(name, summary, "optimizer " + name + " rate 0.001")
                .attribute("rate", ValueType.positive(), "0.001", "learning rate")
                .attribute("beta1", ValueType.number(0, 1), "0.9", "how much of the mean gradient is kept")
                .attribute("beta2", ValueType.number(0, 1), "0.999", "how much of the mean squared gradient is kept")
                .attribute("eps", ValueType.positive(), "1e-8", "added to the root of the squared gradient")
                .attribute("decay", ValueType.number(0, 1), decay, "weight decay");
    }

    private static Chosen adam(Arguments arguments, boolean decoupled) {
        Adam standard = decoupled ? Adam.decoupledRate(1) : Adam.rate(1);
        double rate = arguments.number("rate", 0.001);
        double beta1 = arguments.number("beta1", standard.beta1());
        double beta2 = arguments.number("beta2", standard.beta2());
        double epsilon = arguments.number("eps", standard.epsilon());
        double decay = arguments.number("decay", standard.decay());
        boolean otherBetas = beta1 != standard.beta1() || beta2 != standard.beta2();
        JavaCall java = JavaCall.factory(Adam.class, decoupled ? "decoupledRate" : "rate", rate)
                .thenIf(otherBetas, "betas", beta1, beta2)
                .thenIf(epsilon != standard.epsilon(), "epsilon", epsilon)
                .thenIf(decay != standard.decay(), "decay", decay);
        return new Chosen(new Adam(rate, beta1, beta2, epsilon, decay, decoupled), java);
    }

    private static Signature rmsPropSignature() {
        return Signature.of("rmsprop", "RMSprop.", "optimizer rmsprop rate 0.01")
                .attribute("rate", ValueType.positive(), "0.01", "learning rate")
                .attribute("alpha", ValueType.number(0, 1), "0.99", "how much of the mean squared gradient is kept")
                .attribute("eps", ValueType.positive(), "1e-8", "added to the root of the squared gradient")
                .attribute("momentum", ValueType.number(0, 1), "0", "how much of the last step is kept")
                .attribute("decay", ValueType.number(0, 1), "0", "weight decay, added to the gradient");
    }

    private static Chosen rmsProp(Arguments arguments) {
        RmsProp standard = RmsProp.rate(arguments.number("rate", 0.01));
        double alpha = arguments.number("alpha", standard.alpha());
        double epsilon = arguments.number("eps", standard.epsilon());
        double momentum = arguments.number("momentum", 0);
        double decay = arguments.number("decay", 0);
        JavaCall java = JavaCall.factory(RmsProp.class, "rate", standard.rate())
                .thenIf(alpha != standard.alpha(), "alpha", alpha)
                .thenIf(epsilon != standard.epsilon(), "epsilon", epsilon)
                .thenIf(momentum != 0, "momentum", momentum)
                .thenIf(decay != 0, "decay", decay);
        return new Chosen(new RmsProp(standard.rate(), alpha, epsilon, momentum, decay), java);
    }
}
