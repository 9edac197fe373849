package dev.netc.benchmarks.compare;

import dev.netc.benchmarks.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One side of a comparison.
 *
 * @param name as its column says
 * @param program what starts it, up to the arguments that say what to do
 * @param networks that it has
 */
record Entrant(String name, int threads, List<String> program, Set<Network> networks) {

    /** One that has all networks. */
    static Entrant of(String name, int threads, List<String> program) {
        return new Entrant(name, threads, program, Set.of(Network.values()));
    }

    List<String> command(String task, Row row, List<String> more) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(task, row.network().toString(), String.valueOf(row.batch()), String.valueOf(threads)));
        command.addAll(more);
        return command;
    }
}
