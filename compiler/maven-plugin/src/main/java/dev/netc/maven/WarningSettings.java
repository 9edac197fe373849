package dev.netc.maven;

import dev.netc.compiler.BaselineFile;
import dev.netc.compiler.Severities;
import dev.netc.compiler.lint.Baseline;
import dev.netc.compiler.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which warnings a project wants to hear of, and how.
 *
 * @param severities {@code error}, {@code warn} or {@code allow} for a finding's name
 * @param warningsAsErrors whether all others are errors
 * @param baseline the file with those that are known
 */
record WarningSettings(Map<String, String> severities, boolean warningsAsErrors, Optional<Path> baseline) {

    WarningSettings {
        severities = Map.copyOf(severities);
    }

    static WarningSettings standard() {
        return new WarningSettings(Map.of(), false, Optional.empty());
    }

    /**
     * The findings that are to be told, each as grave as this says.
     *
     * @throws PluginException if a severity has a name or a value that there is not, or the baseline is none
     */
    List<Problem> apply(List<Problem> problems) throws IOException, PluginException {
        Severities read = new Severities();
        try {
            for (Map.Entry<String, String> severity : severities.entrySet()) {
                read.put(severity.getKey(), severity.getValue());
            }
        } catch (Severities.UnknownException e) {
            throw new PluginException("severities: " + e.getMessage());
        }
        return read.policy(warningsAsErrors).apply(untold(problems));
    }

    private List<Problem> untold(List<Problem> problems) throws IOException, PluginException {
        if (baseline.isEmpty()) {
            return problems;
        }
        if (!Files.isRegularFile(baseline.get())) {
            throw new PluginException(
                    "baseline: there is no file " + baseline.get() + "; 'netc lint --write-baseline' writes one");
        }
        try {
            return BaselineFile.read(baseline.get()).untold(problems);
        } catch (Baseline.DamagedException e) {
            throw new PluginException("baseline: " + e.getMessage());
        }
    }

    /** All that the result depends on, as text. */
    String fingerprint() throws IOException {
        boolean isKnown = baseline.isPresent() && Files.isRegularFile(baseline.get());
        return new TreeMap<>(severities) + " " + warningsAsErrors + " " + baseline + " "
                + (isKnown ? Files.readString(baseline.get()) : "");
    }
}
