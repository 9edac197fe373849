package dev.netc.cpu;

import java.util.List;
import java.util.stream.Stream;

/** The classes whose code runs a step, so that a reader finds the file. */
final class KernelNames {

    private KernelNames() {}

    /** The names of what one action of an operation consists of; none where it does nothing. */
    static List<String> of(Operation operation, Runnable kernel) {
        return classes(operation, kernel).map(KernelNames::file).distinct().toList();
    }

    private static Stream<Class<?>> classes(Operation operation, Runnable kernel) {
        if (kernel instanceof Sequence sequence) {
            return Stream.concat(classes(operation, sequence.first()), classes(operation, sequence.second()));
        }
        if (kernel instanceof RangeKernel || kernel instanceof ItemKernel || kernel instanceof PhaseKernel) {
            return Stream.of(operation.getClass()); // those only share out what the operation does
        }
        return kernel.getClass().isHidden() ? Stream.empty() : Stream.of(kernel.getClass());
    }

    /** The outermost class, after which the file is called. */
    static String file(Class<?> type) {
        return type.getNestHost().getSimpleName();
    }
}
