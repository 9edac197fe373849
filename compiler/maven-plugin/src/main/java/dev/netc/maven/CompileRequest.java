package dev.netc.maven;

import java.nio.file.Path;
import java.util.List;

/**
 * What a goal is to do, free of Maven.
 *
 * @param sources the folder with the models
 * @param output the folder for generated sources
 * @param ledger the file that remembers what was generated
 * @param packageName what every package begins with; may be empty
 * @param includes patterns of the models in {@code sources}
 * @param warnings which of them are told, and how
 */
record CompileRequest(
        Path sources, Path output, Path ledger, String packageName, List<String> includes, WarningSettings warnings) {

    CompileRequest {
        includes = List.copyOf(includes);
    }
}
