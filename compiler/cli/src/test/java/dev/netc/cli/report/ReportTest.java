package dev.netc.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Problem.Edit;
import dev.netc.compiler.source.Problem.Fix;
import dev.netc.compiler.source.Problem.Severity;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.source.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every format, read back by what reads it elsewhere. */
class ReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final SourceFile MODEL =
            new SourceFile("my models/größe, 1:2.net", "network A {\n    input 4\n    linaer 2\n    expect 3\n}\n");
    private static final SourceFile OTHER = new SourceFile("/models/block.net", "block b {\n    a: relu\n}\n");

    private static final Problem MISSPELT = Problem.error(
                    "unknown-layer", span(MODEL, "linaer"), "no layer is called 'linaer', 100%\nsure \"<&>\"")
            .label("did you mean 'linear'?")
            .fix("linear", span(MODEL, "linaer"), "linear", true);
    private static final Problem MISMATCH = Problem.error("shape-mismatch", span(MODEL, "expect 3"), "expected 3\u0001")
            .note(span(MODEL, "input 4"), "4 features")
            .fix(new Fix(
                    "expect 2",
                    List.of(new Edit(span(MODEL, "3"), "2"), new Edit(MODEL.span(0, 0), "# mended\n")),
                    false));
    private static final Problem LABEL =
            Problem.warning("unused-label", OTHER.span(0, OTHER.text().length()), "label 'a' is unused");

    private static final Findings FINDINGS =
            new Findings("1.2.3", List.of("clean.net", MODEL.name()), List.of(MISSPELT, MISMATCH, LABEL));

    private static Span span(SourceFile source, String text) {
        int start = source.text().indexOf(text);
        return source.span(start, start + text.length());
    }

    private static String text(ReportFormat format, Findings findings) throws IOException {
        StringWriter out = new StringWriter();
        format.write(findings, out);
        return out.toString();
    }

    @Test
    void jsonHasEveryFact() throws IOException {
        JsonNode report = JSON.readTree(text(ReportFormat.json, FINDINGS));
        assertEquals(1, report.at("/version").intValue());
        assertEquals(2, report.at("/errors").intValue());
        assertEquals(1, report.at("/warnings").intValue());
        assertEquals(JSON.valueToTree(FINDINGS.files()), report.at("/files"));
        JsonNode first = report.at("/findings/0");
        assertEquals("unknown-layer", first.at("/name").textValue());
        assertEquals("error", first.at("/severity").textValue());
        assertEquals(MISSPELT.message(), first.at("/message").textValue());
        assertEquals(MODEL.name(), first.at("/file").textValue());
        assertEquals(List.of(3, 5, 3, 11), region(first));
        assertEquals("did you mean 'linear'?", first.at("/label").textValue());
        assertEquals("linear", first.at("/fix/description").textValue());
        assertTrue(first.at("/fix/safe").booleanValue());
        JsonNode second = report.at("/findings/1");
        assertEquals("4 features", second.at("/notes/0/text").textValue());
        assertEquals(List.of(2, 5, 2, 12), region(second.at("/notes/0")));
        assertEquals(List.of(1, 1, 1, 1), region(second.at("/fix/edits/1")));
        assertEquals("# mended\n", second.at("/fix/edits/1/replacement").textValue());
        assertEquals("warning", report.at("/findings/2/severity").textValue());
        assertTrue(report.at("/findings/2/fix").isNull());
        assertEquals(List.of(1, 1, 4, 1), region(report.at("/findings/2")));
    }

    private static List<Integer> region(JsonNode node) {
        return List.of(
                node.at("/line").intValue(),
                node.at("/column").intValue(),
                node.at("/endLine").intValue(),
                node.at("/endColumn").intValue());
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void sarifFollowsItsSchema(boolean isEmpty) throws IOException {
        Findings findings = isEmpty ? new Findings("1.2.3", List.of(), List.of()) : FINDINGS;
        JsonNode report = JSON.readTree(text(ReportFormat.sarif, findings));
        try (InputStream stream = SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            JsonSchema schema =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(JSON.readTree(stream));
            assertEquals(Set.of(), schema.validate(report, context -> context.getExecutionConfig()
                    .setFormatAssertionsEnabled(true)));
        }
    }

    @Test
    void sarifHasRulesRegionsAndFixes() throws IOException {
        JsonNode run = JSON.readTree(text(ReportFormat.sarif, FINDINGS)).at("/runs/0");
        assertEquals("1.2.3", run.at("/tool/driver/version").textValue());
        JsonNode rule = run.at("/tool/driver/rules/2");
        assertEquals("unused-label", rule.at("/id").textValue());
        assertEquals("warning", rule.at("/defaultConfiguration/level").textValue());
        assertTrue(rule.at("/help/markdown").textValue().contains("```net"), rule.toString());
        JsonNode result = run.at("/results/1");
        assertEquals(
                "shape-mismatch",
                run.at("/tool/driver/rules/" + result.at("/ruleIndex").intValue() + "/id")
                        .textValue());
        JsonNode region = result.at("/locations/0/physicalLocation/region");
        assertEquals(4, region.at("/startLine").intValue());
        assertEquals(5, region.at("/startColumn").intValue());
        assertEquals(13, region.at("/endColumn").intValue());
        assertEquals("4 features", result.at("/relatedLocations/0/message/text").textValue());
        JsonNode changes = result.at("/fixes/0/artifactChanges");
        assertEquals(1, changes.size());
        assertEquals(2, changes.at("/0/replacements").size());
        assertEquals(
                "# mended\n",
                changes.at("/0/replacements/1/insertedContent/text").textValue());
        assertFalse(run.at("/results/2").has("fixes"));
    }

    @Test
    void sarifIsReadByASarifLibrary() throws IOException {
        SarifSchema210 report = JSON.readValue(text(ReportFormat.sarif, FINDINGS), SarifSchema210.class);
        assertEquals(3, report.getRuns().get(0).getResults().size());
        String uri = report.getRuns()
                .get(0)
                .getResults()
                .get(0)
                .getLocations()
                .get(0)
                .getPhysicalLocation()
                .getArtifactLocation()
                .getUri();
        assertEquals(MODEL.name(), URI.create(uri).getPath().substring("./".length()));
    }

    @ParameterizedTest
    @CsvSource({
        "lenet.net, lenet.net",
        "a b/c%.net, a%20b/c%25.net",
        "/models/lenet.net, file:///models/lenet.net",
        "models\\lenet.net, models/lenet.net",
        "C:\\models\\lenet.net, file:///C:/models/lenet.net",
        "a:b.net, ./a:b.net",
        "<stdin>, %3Cstdin%3E"
    })
    void filesAsUris(String file, String uri) {
        assertEquals(uri, SarifResult.uri(file));
    }

    @Test
    void absoluteUriIsTheOneOfThePath() {
        Path path = Path.of("größe 1.net").toAbsolutePath();
        assertEquals(path, Path.of(URI.create(SarifResult.uri(path.toString()))));
    }

    @Test
    void githubCommands() throws IOException {
        assertEquals("""
                ::error file=my models/größe%2C 1%3A2.net,line=3,endLine=3,col=5,endColumn=10,title=unknown-layer::no layer is called 'linaer', 100%25%0Asure "<&>"%0Adid you mean 'linear'?%0Afix: linear
                ::error file=my models/größe%2C 1%3A2.net,line=4,endLine=4,col=5,endColumn=12,title=shape-mismatch::expected 3\u0001%0Amy models/größe, 1:2.net:2:5: 4 features%0Afix: expect 2
                ::warning file=/models/block.net,line=1,endLine=4,title=unused-label::label 'a' is unused
                """, text(ReportFormat.github, FINDINGS));
    }

    @Test
    void junitIsReadByMaven() throws Exception {
        byte[] report = text(ReportFormat.junit, FINDINGS).getBytes(StandardCharsets.UTF_8);
        TestSuiteXmlParser parser = new TestSuiteXmlParser(new NullConsoleLogger());
        List<ReportTestSuite> suites =
                parser.parse(new InputStreamReader(new ByteArrayInputStream(report), StandardCharsets.UTF_8));
        assertTrue(parser.isValid());
        assertEquals(
                List.of("clean.net", MODEL.name(), OTHER.name()),
                suites.stream().map(ReportTestSuite::getFullClassName).toList());
        assertEquals(1, suites.get(0).getNumberOfTests());
        assertTrue(suites.get(0).getTestCases().get(0).isSuccessful());
        assertEquals(2, suites.get(1).getNumberOfFailures());
        ReportTestCase misspelt = suites.get(1).getTestCases().get(0);
        assertEquals("unknown-layer 3:5", misspelt.getName());
        assertTrue(misspelt.hasFailure());
        assertEquals("error", misspelt.getFailureType());
        assertEquals("unknown-layer: no layer is called 'linaer', 100% sure \"<&>\"", misspelt.getFailureMessage());
        assertNotNull(misspelt.getFailureDetail());
        assertTrue(misspelt.getFailureDetail().contains("^^^^^^ did you mean 'linear'?"), misspelt.getFailureDetail());
        assertEquals(
                "shape-mismatch: expected 3\uFFFD",
                suites.get(1).getTestCases().get(1).getFailureMessage());
        assertEquals("warning", suites.get(2).getTestCases().get(0).getFailureType());
    }

    @Test
    void severityIsAsItWasMade() throws IOException {
        Findings raised = new Findings("1.2.3", List.of(), List.of(LABEL.as(Severity.ERROR)));
        assertTrue(text(ReportFormat.github, raised).startsWith("::error "));
        JsonNode run = JSON.readTree(text(ReportFormat.sarif, raised)).at("/runs/0");
        assertEquals("error", run.at("/results/0/level").textValue());
        assertEquals(
                "warning",
                run.at("/tool/driver/rules/0/defaultConfiguration/level").textValue());
    }

    @Test
    void textHasNoColours() throws IOException {
        String text = text(ReportFormat.text, FINDINGS);
        assertTrue(text.startsWith("error[unknown-layer]"), text);
        assertFalse(text.contains("\u001b"), text);
    }
}
