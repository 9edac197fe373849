package dev.netc.compiler.java;

import dev.netc.compiler.model.Layer;
import java.util.List;

/**
 * Some layers of a network that stand in a class of their own, because all together would not fit into one.
 *
 * @param scope the path of the block or scope that they are, or are a part of; empty where they are neighbours only
 * @param groups the layers, cut into neighbours that may run as one
 */
record Part(String scope, List<List<Layer>> groups) {

    Part {
        groups = List.copyOf(groups);
    }

    List<Layer> layers() {
        return groups.stream().flatMap(List::stream).toList();
    }
}
