package dev.netc.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.netc.compiler.model.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes parts of a network as classes inside the network's, each with the fields and passes of its layers. */
final class PartEmitter {

    private final ClassName network;
    private final JavaNames names;
    private final LayerCode layers;
    private final Map<String, Integer> numbers = new HashMap<>();

    PartEmitter(ClassName network, JavaNames names, LayerCode layers) {
        this.network = network;
        this.names = names;
        this.layers = layers;
    }

    /** Adds the parts' classes, and a field for each; returns the fields' names. */
    List<String> add(List<Part> parts, TypeSpec.Builder type) {
        Map<String, Integer> counts = new HashMap<>();
        parts.forEach(part -> counts.merge(part.scope(), 1, Integer::sum));
        parts.forEach(part -> part.layers().forEach(layer -> names.layer(layer.path())));
        return parts.stream()
                .map(part -> add(part, counts.get(part.scope()), type))
                .toList();
    }

    private String add(Part part, int ofScope, TypeSpec.Builder type) {
        String name = name(part.scope(), ofScope);
        String field = names.field(name);
        ClassName className = network.nestedClass(names.type(name));
        layers.declareIn(field, part.layers());
        type.addField(LayerCode.field(className, field, CodeBlock.of("new $T()", className)));
        type.addType(type(className, part, field));
        return field;
    }

    /** {@code layer1}, or {@code layer1Part2} where that block is several parts. */
    private String name(String scope, int ofScope) {
        if (ofScope == 1 && !scope.isEmpty()) {
            return scope;
        }
        int number = numbers.merge(scope, 1, Integer::sum);
        return (scope.isEmpty() ? "part" : scope + "Part") + number;
    }

    private TypeSpec type(ClassName name, Part part, String field) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("$L", documentation(part));
        for (Layer layer : part.layers()) {
            type.addFields(layers.fields(layer, field));
        }
        type.addMethod(pass(LayerCode.FORWARD, part.groups(), field));
        type.addMethod(pass(LayerCode.BACKWARD, Reversed.groups(part.groups()), field));
        return type.build();
    }

    private static String documentation(Part part) {
        List<Layer> all = part.layers();
        return "The layers from {@code %s} to {@code %s}."
                .formatted(all.get(0).path(), all.get(all.size() - 1).path());
    }

    private MethodSpec pass(String direction, List<List<Layer>> groups, String field) {
        return MethodSpec.methodBuilder(direction)
                .addCode(layers.calls(direction, groups, field))
                .build();
    }
}
