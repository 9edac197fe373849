package dev.netc.compiler.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Node;
import dev.netc.compiler.model.Shape;
import dev.netc.runtime.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The fields and calls of layers, written for the class that they stand in: the network's, or that of one of its parts. */
final class LayerCode {

    static final TypeName VALUE = ClassName.get(Value.class);
    private static final TypeName LAYER = ClassName.get(dev.netc.runtime.Layer.class);
    private static final TypeName VALUES = ArrayTypeName.of(VALUE);

    /** The two directions, as the runtime calls them. */
    static final String FORWARD = "forward";

    static final String BACKWARD = "backward";

    /** The home of what stands in the network's own class. */
    static final String NETWORK = "";

    private final JavaNames names;
    private final Map<Node, String> homes = new HashMap<>();

    LayerCode(JavaNames names) {
        this.names = names;
    }

    /** Tells that these layers are declared in the object that this field holds. */
    void declareIn(String home, List<Layer> layers) {
        layers.forEach(layer -> homes.put(layer, home));
    }

    /** The name of a value, for code that stands in the class of this home. */
    String value(Node node, String from) {
        String home = homes.getOrDefault(node, NETWORK);
        String name = node instanceof Layer layer ? names.output(layer.path()) : node.path();
        return home.equals(NETWORK) || home.equals(from) ? name : home + "." + name;
    }

    List<FieldSpec> fields(Layer layer, String home) {
        String path = layer.path();
        CodeBlock operator = JavaExpression.of(layer.op().java());
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(field(LAYER, names.layer(path), CodeBlock.of("layer($S, $L)", path, operator)));
        fields.add(field(VALUE, names.output(path), CodeBlock.of("value($S, $L)", path, sizes(layer.shape()))));
        if (layer.inputs().size() > 2) {
            fields.add(field(VALUES, names.inputs(path), CodeBlock.of("{$L}", values(layer, home))));
        }
        return fields;
    }

    static FieldSpec field(TypeName type, String name, CodeBlock value) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer(value)
                .build();
    }

    static String sizes(Shape shape) {
        return shape.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** A paragraph for each group of layers that a backend may run as one. */
    CodeBlock calls(String direction, List<List<Layer>> groups, String home) {
        CodeBlock.Builder code = CodeBlock.builder();
        String separator = "";
        for (List<Layer> group : groups) {
            code.add(separator);
            separator = "\n";
            for (Layer layer : group) {
                code.add("// $L\n", SourceLine.of(layer, direction.equals(BACKWARD)));
                code.addStatement(
                        "$L.$L($L, $L)",
                        names.layer(layer.path()),
                        direction,
                        inputs(layer, home),
                        names.output(layer.path()));
            }
        }
        return code.build();
    }

    /** Up to two values stand in the call; more would be an array made anew each time, so they are a field. */
    private String inputs(Layer layer, String home) {
        return layer.inputs().size() <= 2 ? values(layer, home) : names.inputs(layer.path());
    }

    private String values(Layer layer, String home) {
        return layer.inputs().stream().map(node -> value(node, home)).collect(Collectors.joining(", "));
    }
}
