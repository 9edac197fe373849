package dev.netc.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code netc completion} */
@Command(
        name = "completion",
        description = "Prints a script that completes netc's commands and options in bash and zsh.",
        footer = {"  source <(netc completion)", "  netc completion > ~/.local/share/bash-completion/completions/netc"})
final class CompletionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        String script = AutoComplete.bash(spec.root().name(), spec.root().commandLine());
        spec.commandLine().getOut().print(script);
        spec.commandLine().getOut().flush();
    }
}
