package dev.netc.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.netc.runtime.Model;
import dev.netc.runtime.Parameter;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The networks of the literature have exactly as many trained parameters as torchvision's. */
class ZooTest {

    static Stream<Arguments> networks() {
        return Stream.of(
                network("alexnet", AlexNet::new, 61_100_840),
                network("vgg16", Vgg16::new, 138_357_544),
                network("googlenet without auxiliary heads", GoogLeNet::new, 6_624_904),
                network("resnet18", ResNet18::new, 11_689_512),
                network("resnet50", ResNet50::new, 25_557_032),
                network("resnet152", ResNet152::new, 60_192_808),
                network("densenet121", DenseNet121::new, 7_978_856),
                network("mobilenet_v2", MobileNetV2::new, 3_504_872),
                network("inception_v3 without auxiliary head", InceptionV3::new, 23_834_568),
                network("unet", UNet::new, 31_037_698));
    }

    private static Arguments network(String name, Supplier<Model> model, long parameters) {
        return Arguments.of(name, model, parameters);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void hasTheParametersOfItsOriginal(String name, Supplier<Model> maker, long expected) {
        try (Model model = maker.get()) {
            long trained = model.parameters().stream()
                    .filter(Parameter::trainable)
                    .mapToLong(Parameter::elements)
                    .sum();
            assertEquals(expected, trained);
        }
    }
}
