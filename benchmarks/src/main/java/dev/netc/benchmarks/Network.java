package dev.netc.benchmarks;

import dev.netc.models.CifarConvNet;
import dev.netc.models.Inception;
import dev.netc.models.LeNet;
import dev.netc.models.LeNetDropout;
import dev.netc.models.Mlp;
import dev.netc.models.MobileNetV2;
import dev.netc.models.ResNet18;
import dev.netc.models.Residual;
import dev.netc.runtime.Model;
import java.util.Locale;
import java.util.function.Supplier;

/** The networks that are measured. */
public enum Network {
    LENET(LeNet::new),
    MLP(Mlp::new),
    LENET_DROPOUT(LeNetDropout::new),
    RESIDUAL(Residual::new),
    INCEPTION(Inception::new),
    CIFAR_CONVNET(CifarConvNet::new),
    RESNET18(ResNet18::new),
    MOBILENET_V2(MobileNetV2::new);

    private final Supplier<Model> maker;

    Network(Supplier<Model> maker) {
        this.maker = maker;
    }

    Model make() {
        return maker.get();
    }

    /** The name of its model file. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
