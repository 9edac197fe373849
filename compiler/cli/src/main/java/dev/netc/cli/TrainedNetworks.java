package dev.netc.cli;

import dev.netc.train.Vote;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which trained networks answer, and how several do so together. */
final class TrainedNetworks {

    @Option(
            names = "--weights",
            required = true,
            paramLabel = "W",
            description = "The safetensors file with the weights; repeated for networks that vote.")
    private List<Path> weights;

    @Option(
            names = "--vote",
            paramLabel = "HOW",
            defaultValue = "majority",
            description = "How several answer together: majority or mean. Default: ${DEFAULT-VALUE}")
    private Vote vote;

    List<Path> weights() {
        return weights;
    }

    Vote vote() {
        return vote;
    }
}
