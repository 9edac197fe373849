package dev.netc.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line, in another what was perhaps meant and where to look. */
final class UsageErrors implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        CommandLine commandLine = exception.getCommandLine();
        PrintWriter err = commandLine.getErr();
        String command = commandLine.getCommandSpec().qualifiedName();
        err.println("netc: " + message(exception));
        err.println("run '" + command + " --help' for what there is");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            return "unknown " + kind(unmatched, word) + " '" + word + "'" + suggestion(unmatched.getSuggestions());
        }
        String message = exception.getMessage().replace("for option option ", "for option "); // picocli's own slip
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static String kind(UnmatchedArgumentException unmatched, String word) {
        if (word.startsWith("-")) {
            return "option";
        }
        return unmatched.getCommandLine().getSubcommands().isEmpty() ? "argument" : "command";
    }

    private static String suggestion(List<String> names) {
        return names.isEmpty() ? "" : "; did you mean " + String.join(" or ", names) + "?";
    }
}
