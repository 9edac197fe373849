package dev.netc.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceConfigurationError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code netc}: its commands, and what they have in common. */
@Command(
        name = "netc",
        description = "Compiles .net model files to Java, and trains and runs them.",
        subcommands = {
            LintCommand.class,
            FormatCommand.class,
            SummaryCommand.class,
            CompileCommand.class,
            TrainCommand.class,
            TestCommand.class,
            PredictCommand.class,
            VerifyCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:clean", "1:findings in the model or in its results", "2:the command could not be carried out"
        },
        footerHeading = "%nExample:%n",
        footer = "  netc train models/lenet.net --data digits")
public final class Netc implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of whatever goes wrong.")
    private boolean debug;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            description = "auto, always or never; auto looks at the terminal and at NO_COLOR.")
    private Coloring coloring = Coloring.auto;

    public static void main(String[] args) {
        CommandLine commandLine = commandLine()
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(commandLine.execute(args));
    }

    /** The program as {@link #main} runs it; a test gives it its own output. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Netc());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setAbbreviatedOptionsAllowed(false);
        commandLine.setParameterExceptionHandler(new UsageErrors());
        commandLine.setExecutionExceptionHandler(new Failures());
        commandLine.setExecutionStrategy(Netc::execute);
        return commandLine;
    }

    private static int execute(CommandLine.ParseResult arguments) {
        try {
            return new CommandLine.RunLast().execute(arguments);
        } catch (OutOfMemoryError e) {
            throw failed(
                    arguments,
                    new UserError(
                            "out of memory (" + e.getMessage() + "); a smaller --batch needs less, or give"
                                    + " Java more with NETC_JAVA_OPTIONS=-Xmx8g",
                            e));
        } catch (LinkageError | StackOverflowError | ServiceConfigurationError e) {
            throw failed(arguments, e);
        }
    }

    private static CommandLine.ExecutionException failed(CommandLine.ParseResult arguments, Throwable cause) {
        return new CommandLine.ExecutionException(arguments.commandSpec().commandLine(), cause.getMessage(), cause);
    }

    /** No command: says which there are. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "expected a command");
    }

    boolean debug() {
        return debug;
    }

    Coloring coloring() {
        return coloring;
    }
}
