package dev.netc.cli;

import dev.netc.runtime.backend.BackendException;
import dev.netc.train.FileTrouble;
import dev.netc.train.TrainingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into a line for the person at the keyboard; a stack trace comes only with {@code --debug}. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception exception, CommandLine commandLine, ParseResult result) {
        Throwable cause = isWrapper(exception) ? exception.getCause() : exception;
        commandLine.getErr().println("netc: " + message(cause));
        if (debug(commandLine)) {
            exception.printStackTrace(commandLine.getErr());
        }
        return cause instanceof UserError error ? error.exitCode() : ExitCode.USAGE;
    }

    private static boolean isWrapper(Exception exception) {
        return exception instanceof UncheckedIOException || exception instanceof CommandLine.ExecutionException;
    }

    private static boolean debug(CommandLine commandLine) {
        CommandLine root = commandLine;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getCommand() instanceof Netc netc && netc.debug();
    }

    /** What went wrong, in words for the person at the keyboard. */
    static String message(Throwable cause) {
        if (cause instanceof UserError || cause instanceof BackendException || cause instanceof TrainingException) {
            return cause.getMessage();
        }
        if (cause instanceof IOException io) {
            return FileTrouble.message(io);
        }
        return "this is a bug in netc: " + cause + "; please report it with what --debug shows";
    }
}
