package dev.netc.compiler.java;

import dev.netc.compiler.model.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a network that is too large for one Java class into parts, where it has its joints: a large block becomes a part, one that is
 * too large by itself several, and small neighbours share one.
 */
final class Partition {

    /** A stretch of groups of one scope, which stays together if it can. */
    private record Run(String scope, List<List<Layer>> groups, CodeSize size) {}

    private final List<Part> parts = new ArrayList<>();
    private final List<Run> open = new ArrayList<>();
    private CodeSize openSize = CodeSize.NONE;

    private Partition() {}

    /** The parts, in the order of the forward pass; none where the whole network fits into one class. */
    static List<Part> of(List<List<Layer>> groups) {
        if (size(groups).fits()) {
            return List.of();
        }
        Partition partition = new Partition();
        partition.addAll(runs(groups, 0), "");
        partition.close("");
        return List.copyOf(partition.parts);
    }

    /** @param around the scope that all these runs lie in */
    private void addAll(List<Run> runs, String around) {
        for (Run run : runs) {
            if (isSmall(run.size())) {
                join(run, around);
            } else {
                close(around);
                addLarge(run, around);
            }
        }
    }

    private void addLarge(Run run, String around) {
        if (fits(run.size()) || run.groups().size() == 1) {
            parts.add(new Part(run.scope(), run.groups()));
            return;
        }
        boolean divides = !run.scope().equals(around);
        addAll(divides ? runs(run.groups(), depth(run.scope())) : singly(run), run.scope());
        close(run.scope());
    }

    private void join(Run run, String around) {
        if (!fits(openSize.plus(run.size()))) {
            close(around);
        }
        open.add(run);
        openSize = openSize.plus(run.size());
    }

    private void close(String around) {
        if (!open.isEmpty()) {
            String scope = open.size() == 1 ? open.get(0).scope() : around;
            parts.add(new Part(
                    scope, open.stream().flatMap(run -> run.groups().stream()).toList()));
            open.clear();
            openSize = CodeSize.NONE;
        }
    }

    /** Half a class: it is only an estimate, and a smaller class is easier to read. */
    private static boolean fits(CodeSize size) {
        return size.takes(1, 2);
    }

    private static boolean isSmall(CodeSize size) {
        return size.takes(1, 8);
    }

    /** Stretches of the same scope; what stands directly in the scope around is a stretch as well. */
    private static List<Run> runs(List<List<Layer>> groups, int depth) {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= groups.size(); i++) {
            String scope = scope(groups.get(start), depth + 1);
            if (i == groups.size() || !scope(groups.get(i), depth + 1).equals(scope)) {
                runs.add(run(scope, groups.subList(start, i)));
                start = i;
            }
        }
        return runs;
    }

    private static List<Run> singly(Run run) {
        return run.groups().stream()
                .map(group -> run(run.scope(), List.of(group)))
                .toList();
    }

    private static Run run(String scope, List<List<Layer>> groups) {
        return new Run(scope, groups, size(groups));
    }

    /** The first labels of the path, without the layer's own. */
    private static String scope(List<Layer> group, int depth) {
        String path = group.get(0).path();
        int end = 0;
        for (int i = 0; i < depth; i++) {
            int dot = path.indexOf('.', end == 0 ? 0 : end + 1);
            if (dot < 0) {
                break;
            }
            end = dot;
        }
        return path.substring(0, end);
    }

    private static int depth(String scope) {
        return scope.isEmpty()
                ? 0
                : (int) scope.chars().filter(letter -> letter == '.').count() + 1;
    }

    private static CodeSize size(List<List<Layer>> groups) {
        return groups.stream().flatMap(List::stream).map(CodeSize::of).reduce(CodeSize.NONE, CodeSize::plus);
    }
}
