package dev.netc.cli;

import dev.netc.compiler.Severities;
import dev.netc.compiler.lint.SeverityPolicy;
import dev.netc.compiler.lint.SeverityPolicy.Level;
import dev.netc.compiler.source.Problem;
import java.util.List;
import picocli.CommandLine.Option;

/** How grave findings are. */
final class SeverityOptions {

    @Option(
            names = "--error",
            paramLabel = "NAME",
            split = ",",
            description = "Make a warning an error; may be repeated, or name several with commas between.")
    private List<String> errors = List.of();

    @Option(
            names = "--warn",
            paramLabel = "NAME",
            split = ",",
            description = "Keep a warning one, whatever --warnings-as-errors says.")
    private List<String> warnings = List.of();

    @Option(names = "--allow", paramLabel = "NAME", split = ",", description = "Leave a warning out.")
    private List<String> allowed = List.of();

    @Option(names = "--warnings-as-errors", description = "Make all other warnings errors.")
    private boolean warningsAsErrors;

    private SeverityPolicy policy = SeverityPolicy.standard();

    /** @throws UserError if a name is unknown, is an error's that cannot be allowed, or stands behind two options */
    void read() {
        policy = policy();
    }

    private SeverityPolicy policy() {
        if (errors.isEmpty() && warnings.isEmpty() && allowed.isEmpty()) {
            SeverityPolicy standard = SeverityPolicy.standard();
            return warningsAsErrors ? standard.withWarningsAsErrors() : standard;
        }
        Severities severities = new Severities();
        put(severities, "--error", errors, Level.ERROR);
        put(severities, "--warn", warnings, Level.WARNING);
        put(severities, "--allow", allowed, Level.OFF);
        return severities.policy(warningsAsErrors);
    }

    private static void put(Severities severities, String option, List<String> names, Level level) {
        for (String name : names) {
            try {
                severities.put(name.strip(), level);
            } catch (Severities.UnknownException e) {
                throw new UserError(option + ": " + e.getMessage(), e);
            }
        }
    }

    List<Problem> apply(List<Problem> problems) {
        return policy.apply(problems);
    }
}
