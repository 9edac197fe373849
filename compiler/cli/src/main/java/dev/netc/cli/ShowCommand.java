package dev.netc.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code netc show} */
@Command(
        name = "show",
        description = "Shows an image of a data set, the filters of a layer, or the parameters in a weights file.",
        synopsisSubcommandLabel = "WHAT",
        commandListHeading = "%nWhat:%n",
        footer = {
            "  netc show image 7 --data digits --png seven.png",
            "  netc show filters runs/lenet/weights.safetensors --layer conv1 --png conv1.png",
            "  netc show parameters runs/lenet/weights.safetensors"
        },
        subcommands = {ShowImageCommand.class, ShowFiltersCommand.class, ShowParametersCommand.class})
final class ShowCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Nothing to show was named: says what there is. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "expected what to show: image, filters or parameters");
    }
}
