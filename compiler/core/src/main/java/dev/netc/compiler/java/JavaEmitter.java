package dev.netc.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.netc.compiler.model.Layer;
import dev.netc.compiler.model.Network;
import dev.netc.compiler.model.TrainingBlock;
import dev.netc.compiler.plan.Plan;
import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes a plan as a Java class: the layers as fields, then the forward and the backward pass, a call a line, each below a comment with
 * its place in the model file and its shapes. Nothing in it depends on the batch size or the backend. What is too large for one class
 * becomes several, one inside the other.
 */
public final class JavaEmitter {

    private final Plan plan;
    private final Network network;
    private final String packageName;
    private final JavaNames names;
    private final LayerCode layers;

    private JavaEmitter(Plan plan, String packageName) {
        this.plan = plan;
        this.network = plan.network();
        this.packageName = packageName;
        this.names = new JavaNames(reserved());
        this.layers = new LayerCode(names);
    }

    /** Names that mean something else in the generated class. */
    private Set<String> reserved() {
        Set<String> reserved = UsedTypes.names(plan);
        reserved.add(network.name());
        reserved.add(network.input().path());
        return reserved;
    }

    public static GeneratedFile emit(Plan plan, String packageName) {
        TypeSpec type = new JavaEmitter(plan, packageName).type();
        String text = JavaFile.builder(packageName, type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
        return new GeneratedFile(packageName, plan.network().name(), pairFields(text));
    }

    /** JavaPoet puts an empty line behind every field; a layer and its output read better as a pair, and parts as a list. */
    private static String pairFields(String text) {
        return text.replaceAll("(?m)^( {4}private final \\w+ \\w+ = new \\w+\\(\\);\n)\n(?= {4}private final )", "$1")
                .replaceAll("(?m)^( {4,8}private final Layer .*;\n)\n( {4,8}private final Value )", "$1$2")
                .replaceAll("(?m)^( {4,8}private final Value .*;\n)\n( {4,8}private final Value\\[\\] )", "$1$2");
    }

    private TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(network.name())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(Model.class)
                .addJavadoc("$L", documentation());
        type.addField(LayerCode.field(
                LayerCode.VALUE,
                network.input().path(),
                CodeBlock.of("input($L)", LayerCode.sizes(network.input().shape()))));
        List<Part> parts = Partition.of(plan.groups());
        if (parts.isEmpty()) {
            addLayers(type);
        } else {
            addParts(type, parts);
        }
        type.addMethod(output());
        network.training().ifPresent(training -> type.addMethod(training(training)));
        return type.build();
    }

    private void addLayers(TypeSpec.Builder type) {
        plan.forward().forEach(layer -> type.addFields(layers.fields(layer, LayerCode.NETWORK)));
        List<List<Layer>> backward = Reversed.groups(plan.groups());
        type.addMethod(constructor());
        type.addMethod(pass(LayerCode.FORWARD, layers.calls(LayerCode.FORWARD, plan.groups(), LayerCode.NETWORK)));
        type.addMethod(pass(LayerCode.BACKWARD, layers.calls(LayerCode.BACKWARD, backward, LayerCode.NETWORK)));
    }

    private void addParts(TypeSpec.Builder type, List<Part> parts) {
        List<String> fields =
                new PartEmitter(ClassName.get(packageName, network.name()), names, layers).add(parts, type);
        type.addMethod(constructor());
        type.addMethod(pass(LayerCode.FORWARD, passes(LayerCode.FORWARD, fields)));
        type.addMethod(pass(LayerCode.BACKWARD, passes(LayerCode.BACKWARD, Reversed.list(fields))));
    }

    private static CodeBlock passes(String direction, List<String> parts) {
        CodeBlock.Builder code = CodeBlock.builder();
        parts.forEach(part -> code.addStatement("$L.$L()", part, direction));
        return code.build();
    }

    private static MethodSpec pass(String direction, CodeBlock code) {
        return MethodSpec.methodBuilder(direction)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addCode(code)
                .build();
    }

    private String documentation() {
        String own = network.documentation().isEmpty()
                ? ""
                : Javadoc.escape(String.join("\n", network.documentation())) + "\n\n<p>";
        return own
                + String.format(
                        Locale.ROOT,
                        "{@code N x %s} in, {@code N x %s} out; %,d parameters. Generated by netc from {@code %s}.",
                        network.input().shape(),
                        network.output().shape(),
                        network.parameters(),
                        Javadoc.code(network.span().source().fileName()));
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addStatement("super($S)", network.name())
                .build();
    }

    private MethodSpec output() {
        return MethodSpec.methodBuilder("output")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(LayerCode.VALUE)
                .addStatement("return $L", layers.value(network.output(), LayerCode.NETWORK))
                .build();
    }

    private static MethodSpec training(TrainingBlock training) {
        return MethodSpec.methodBuilder("training")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Training.class)
                .addStatement("return $L", JavaExpression.inLines(training.java()))
                .build();
    }
}
