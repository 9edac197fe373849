package dev.netc.compiler.model;

import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file that was checked.
 *
 * @param tree what is written; without what could not be read
 * @param networks those without an error
 * @param imported the names of the blocks that each import brought; without imports that failed
 */
public record CheckedFile(
        SourceFile source, Tree.File tree, List<Network> networks, Map<Tree.Import, Set<String>> imported) {

    public CheckedFile {
        networks = List.copyOf(networks);
        imported = Map.copyOf(imported);
    }
}
