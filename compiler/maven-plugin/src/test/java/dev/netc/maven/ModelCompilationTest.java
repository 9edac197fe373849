package dev.netc.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.compiler.BaselineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCompilationTest {

    @TempDir
    private Path root;

    private Path sources;
    private Path output;

    @BeforeEach
    void folders() throws IOException {
        sources = Files.createDirectory(root.resolve("net"));
        output = root.resolve("generated");
    }

    @Test
    void packageIsTheBaseAndTheFolder() throws Exception {
        model("small.net", "Small", 2);
        model("vision/large.net", "Large", 3);
        CompileResult result = compile("com.example");
        assertEquals(2, result.written());
        assertTrue(Files.readString(output.resolve("com/example/Small.java")).contains("package com.example;"));
        assertTrue(Files.isRegularFile(output.resolve("com/example/vision/Large.java")));
        assertEquals(List.of(), result.withoutPackage());
    }

    @Test
    void nothingIsDoneWhereNothingChanged() throws Exception {
        model("small.net", "Small", 2);
        assertEquals(1, compile("p").models());
        assertEquals(0, compile("p").models());
    }

    @Test
    void deletedClassIsWrittenAgain() throws Exception {
        model("small.net", "Small", 2);
        compile("p");
        Files.delete(output.resolve("p/Small.java"));
        assertEquals(1, compile("p").written());
    }

    @Test
    void classThatWouldBeTheSameIsNotWritten() throws Exception {
        model("small.net", "Small", 2);
        model("large.net", "Large", 3);
        compile("p");
        FileTime before = Files.getLastModifiedTime(output.resolve("p/Small.java"));
        model("large.net", "Large", 4);
        CompileResult result = compile("p");
        assertEquals(2, result.models());
        assertEquals(1, result.written());
        assertEquals(before, Files.getLastModifiedTime(output.resolve("p/Small.java")));
    }

    @Test
    void classOfVanishedModelIsRemoved() throws Exception {
        model("small.net", "Small", 2);
        model("large.net", "Large", 3);
        compile("p");
        Files.delete(sources.resolve("large.net"));
        assertEquals(1, compile("p").removed());
        assertFalse(Files.exists(output.resolve("p/Large.java")));
        assertTrue(Files.exists(output.resolve("p/Small.java")));
    }

    @Test
    void withAnErrorNothingIsWritten() throws Exception {
        model("small.net", "Small", 2);
        Files.writeString(
                sources.resolve("wrong.net"), "network Wrong {\n    input 4\n    expect 5\n    linear 2\n}\n");
        CompileResult result = compile("p");
        assertEquals(1, result.errors());
        assertFalse(Files.exists(output));
        String text = Findings.text(result.problems().get(0));
        assertTrue(text.startsWith(sources.resolve("wrong.net") + ":[3,5] shape-mismatch: expected 5 features"), text);
        assertTrue(text.contains("|     ^^^^^^^^"), text);
    }

    @Test
    void lintWritesNothing() throws Exception {
        model("small.net", "Small", 2);
        CompileResult result = new ModelCompilation(request("p"), "1").lint();
        assertEquals(1, result.models());
        assertFalse(Files.exists(output));
    }

    @Test
    void modelInNoPackageIsNamed() throws Exception {
        model("small.net", "Small", 2);
        assertEquals(
                sources.resolve("small.net"),
                compile("").withoutPackage().get(0).file());
    }

    @Test
    void folderThatIsNoPackage() throws Exception {
        model("my-models/small.net", "Small", 2);
        PluginException thrown = assertThrows(PluginException.class, () -> compile("p"));
        assertTrue(thrown.getMessage().contains("found 'my-models'"), thrown.getMessage());
    }

    @Test
    void twoNetworksOfOneName() throws Exception {
        model("small.net", "Small", 2);
        model("other.net", "Small", 3);
        PluginException thrown = assertThrows(PluginException.class, () -> compile("p"));
        assertTrue(thrown.getMessage().contains("p/Small.java"), thrown.getMessage());
    }

    @Test
    void severitiesOfWarnings() throws Exception {
        warned();
        assertEquals(
                "unused-label",
                lint(WarningSettings.standard()).problems().get(0).name());
        assertEquals(0, lint(WarningSettings.standard()).errors());
        assertEquals(1, lint(severities("unused-label", "error", false)).errors());
        assertEquals(1, lint(severities("dominant-layer", "allow", true)).errors());
        assertEquals(List.of(), lint(severities("unused-label", "allow", true)).problems());
        PluginException thrown =
                assertThrows(PluginException.class, () -> lint(severities("unused-lable", "error", false)));
        assertEquals(
                "severities: no finding is called 'unused-lable'; did you mean unused-label?", thrown.getMessage());
    }

    @Test
    void warningThatIsAnErrorWritesNothing() throws Exception {
        warned();
        CompileRequest strict = request("p", severities("unused-label", "error", false));
        assertEquals(1, new ModelCompilation(strict, "1").compile().errors());
        assertFalse(Files.exists(output));
        assertEquals(1, compile("p").written());
        assertEquals(1, new ModelCompilation(strict, "1").compile().errors(), "settings are part of what has changed");
    }

    @Test
    void warningsOfTheBaselineAreNotTold() throws Exception {
        warned();
        Path known = root.resolve("known.txt");
        WarningSettings settings = new WarningSettings(Map.of(), true, Optional.of(known));
        assertTrue(assertThrows(PluginException.class, () -> lint(settings))
                .getMessage()
                .startsWith("baseline: there is no file " + known));
        BaselineFile.write(known, lint(WarningSettings.standard()).problems());
        assertTrue(Files.readString(known).contains("\nnet/warned.net\tunused-label\t"));
        assertEquals(List.of(), lint(settings).problems());
    }

    private void warned() throws IOException {
        Files.writeString(
                sources.resolve("warned.net"), "network Warned {\n    input 4\n    a: relu\n    linear 2\n}\n");
    }

    private static WarningSettings severities(String name, String level, boolean warningsAsErrors) {
        return new WarningSettings(Map.of(name, level), warningsAsErrors, Optional.empty());
    }

    private CompileResult lint(WarningSettings settings) throws IOException, PluginException {
        return new ModelCompilation(request("p", settings), "1").lint();
    }

    private void model(String file, String name, int outputs) throws IOException {
        Path path = sources.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "network " + name + " {\n    input 4\n    linear " + outputs + "\n}\n");
    }

    private CompileResult compile(String packageName) throws IOException, PluginException {
        return new ModelCompilation(request(packageName), "1").compile();
    }

    private CompileRequest request(String packageName) {
        return request(packageName, WarningSettings.standard());
    }

    private CompileRequest request(String packageName, WarningSettings settings) {
        return new CompileRequest(sources, output, root.resolve("ledger"), packageName, List.of("**/*.net"), settings);
    }
}
