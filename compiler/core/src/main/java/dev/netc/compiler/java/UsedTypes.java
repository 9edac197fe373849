package dev.netc.compiler.java;

import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.TrainingBlock;
import dev.netc.compiler.plan.Plan;
import dev.netc.runtime.Layer;
import dev.netc.runtime.Model;
import dev.netc.runtime.Training;
import dev.netc.runtime.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words that mean a class or a package in a generated file. A field of that name would hide it: beside a field {@code Conv},
 * {@code Conv.of(...)} is a call on the field.
 */
final class UsedTypes {

    private final Set<String> names = new HashSet<>();

    private UsedTypes() {}

    static Set<String> names(Plan plan) {
        UsedTypes used = new UsedTypes();
        List.of(Model.class, Layer.class, Value.class, Training.class, List.class, Override.class)
                .forEach(used::add);
        plan.forward().forEach(layer -> used.add(layer.op().java()));
        plan.network().training().map(TrainingBlock::java).ifPresent(used::add);
        return used.names;
    }

    private void add(JavaCall call) {
        add(call.type());
        call.arguments().forEach(this::addArgument);
        call.then().forEach(then -> then.arguments().forEach(this::addArgument));
    }

    private void addArgument(Object argument) {
        if (argument instanceof JavaCall call) {
            add(call);
        } else if (argument instanceof JavaCall.Constant constant) {
            add(constant.type());
        }
    }

    private void add(Class<?> type) {
        names.add(type.getSimpleName());
        names.add(type.getPackageName().split("\\.")[0]);
    }
}
