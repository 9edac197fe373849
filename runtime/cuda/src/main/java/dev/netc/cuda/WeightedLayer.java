package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import dev.netc.cuda.device.TensorShape;
import dev.netc.cuda.ptx.ElementwiseLaunches;
import dev.netc.cuda.ptx.ReductionLaunches;
import dev.netc.runtime.Parameter;
import dev.netc.runtime.operator.Relu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A layer with weights and, maybe, a bias, which also applies the relu that follows it: convolutions of both kinds, and linear layers. */
record WeightedLayer(
        Context context,
        Products products,
        Parameter weight,
        Optional<Parameter> bias,
        boolean fusesRelu,
        Activation x,
        Activation y)
        implements Operation {

    @Override
    public List<Task> forward() {
        long weights = context.parameters().value(weight);
        if (fusesRelu && bias.isPresent()) {
            long shift = context.parameters().value(bias.get());
            Optional<List<Task>> all = products.forwardWithRelu(x.at(), weights, shift, y.at());
            if (all.isPresent()) {
                return all.get();
            }
        }
        Device device = context.device();
        TensorShape shape = y.shape();
        List<Task> tasks = new ArrayList<>(products.forward(x.at(), weights, y.at(), false));
        bias.ifPresent(parameter -> tasks.add(Task.of(
                device,
                ElementwiseLaunches.addBias(
                        y.at(),
                        context.parameters().value(parameter),
                        y.at(),
                        shape.batch(),
                        shape.channels(),
                        shape.area()))));
        if (fusesRelu) {
            tasks.add(Task.of(device, ElementwiseLaunches.activation(new Relu(), y.at(), y.at(), y.elements())));
        }
        return tasks;
    }

    @Override
    public List<Task> backward(Wanted wanted) {
        List<Task> tasks = new ArrayList<>();
        bias.ifPresent(parameter -> tasks.add(biasGradient(parameter, wanted.addsParameters())));
        tasks.addAll(products.weightGradient(
                x.at(), context.parameters().gradient(weight), y.gradient(), wanted.addsParameters()));
        if (wanted.input()) {
            tasks.addAll(products.inputGradient(
                    x.gradient(), context.parameters().value(weight), y.gradient(), wanted.adds()));
        }
        return tasks;
    }

    private Task biasGradient(Parameter parameter, boolean adds) {
        TensorShape shape = y.shape();
        return Task.of(
                context.device(),
                ReductionLaunches.channelSums(
                        y.gradient(),
                        context.parameters().gradient(parameter),
                        shape.batch(),
                        shape.channels(),
                        shape.area(),
                        adds));
    }
}
