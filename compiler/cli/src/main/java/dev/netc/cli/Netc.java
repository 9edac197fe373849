package dev.netc.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:clean, or no more than warnings",
            "1:errors in the model, or a difference in its results",
            "2:the command could not be carried out",
            "130:ended by Ctrl-C"
        },
        footerHeading = "%nExample:%n",
        footer = "  netc train lenet.net --data digits")
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

    /** The commands, in the order in which help lists them. */
    private static final List<String> COMMANDS = List.of(
            "lint",
            "explain",
            "fmt",
            "summary",
            "plan",
            "compile",
            "train",
            "search",
            "test",
            "predict",
            "show",
            "verify",
            "completion",
            "help");

    public static void main(String[] args) {
        CommandLine commandLine = commandLine(args)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(commandLine.execute(args));
    }

    /**
     * The program as {@link #main} runs it; a test gives it its own output. Reading what a command takes costs as much time as linting a
     * model, so where the first argument is a command, only that one is read.
     */
    static CommandLine commandLine(String... args) {
        CommandLine commandLine = new CommandLine(new Netc());
        boolean isCommand = args.length > 0 && COMMANDS.contains(args[0]) && !knowsAll(args[0]);
        for (String name : isCommand ? List.of(args[0]) : COMMANDS) {
            commandLine.addSubcommand(command(name));
        }
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setAbbreviatedOptionsAllowed(false);
        commandLine.setParameterExceptionHandler(new UsageErrors());
        commandLine.setExecutionExceptionHandler(new Failures());
        commandLine.setExecutionStrategy(Netc::execute);
        return commandLine;
    }

    /** Whether a command is about the others. */
    private static boolean knowsAll(String command) {
        return command.equals("help") || command.equals("completion");
    }

    private static Class<?> command(String name) {
        return switch (name) {
            case "lint" -> LintCommand.class;
            case "explain" -> ExplainCommand.class;
            case "fmt" -> FormatCommand.class;
            case "summary" -> SummaryCommand.class;
            case "plan" -> PlanCommand.class;
            case "compile" -> CompileCommand.class;
            case "train" -> TrainCommand.class;
            case "search" -> SearchCommand.class;
            case "test" -> TestCommand.class;
            case "predict" -> PredictCommand.class;
            case "show" -> ShowCommand.class;
            case "verify" -> VerifyCommand.class;
            case "completion" -> CompletionCommand.class;
            case "help" -> CommandLine.HelpCommand.class;
            default -> throw new IllegalArgumentException("no command " + name);
        };
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
