package dev.netc.compiler.java;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists in the order of the backward pass. */
final class Reversed {

    private Reversed() {}

    static <T> List<T> list(List<T> forward) {
        List<T> copy = new ArrayList<>(forward);
        Collections.reverse(copy);
        return copy;
    }

    static <T> List<List<T>> groups(List<List<T>> forward) {
        return list(forward).stream().map(Reversed::list).toList();
    }
}
