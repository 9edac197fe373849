package dev.netc.cli.report;

import dev.netc.compiler.source.Problem;
import dev.netc.compiler.source.Renderer;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A JUnit report as build servers read it: a test suite a file, and in it a failed test case a finding, or one that passed. Readers keep
 * one failure of each case, so that several of a file would not be seen in one.
 */
final class JunitReport {

    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void write(Findings findings, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new JunitReport(xml).document(findings);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void document(Findings findings) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line("");
        Map<String, List<Problem>> byFile = findings.byFile();
        long cases = byFile.values().stream().mapToInt(JunitReport::cases).sum();
        xml.writeStartElement("testsuites");
        attribute("name", "netc lint");
        counts(cases, findings.problems().size());
        for (Map.Entry<String, List<Problem>> file : byFile.entrySet()) {
            suite(file.getKey(), file.getValue());
        }
        line("");
        xml.writeEndElement();
        xml.writeEndDocument();
        line("");
    }

    /** A clean file has one test case, which has passed. */
    private static int cases(List<Problem> problems) {
        return Math.max(1, problems.size());
    }

    private void suite(String file, List<Problem> problems) throws XMLStreamException {
        line("  ");
        xml.writeStartElement("testsuite");
        attribute("name", file);
        counts(cases(problems), problems.size());
        if (problems.isEmpty()) {
            line("    ");
            xml.writeEmptyElement("testcase");
            testCase("clean", file);
        }
        for (Problem problem : problems) {
            line("    ");
            xml.writeStartElement("testcase");
            testCase(
                    problem.name() + " " + problem.span().line() + ":"
                            + problem.span().column(),
                    file);
            failure(problem);
            xml.writeEndElement();
        }
        line("  ");
        xml.writeEndElement();
    }

    private void testCase(String name, String file) throws XMLStreamException {
        attribute("name", name);
        attribute("classname", file);
        attribute("file", file);
        attribute("time", "0");
    }

    private void failure(Problem problem) throws XMLStreamException {
        xml.writeStartElement("failure");
        attribute("type", ReportFormat.severity(problem));
        attribute("message", problem.name() + ": " + problem.message());
        xml.writeCharacters(allowed(Renderer.text(List.of(problem), Renderer.Style.plain())));
        xml.writeEndElement();
    }

    private void counts(long tests, long failures) throws XMLStreamException {
        attribute("tests", String.valueOf(tests));
        attribute("failures", String.valueOf(failures));
        attribute("errors", "0");
        attribute("skipped", "0");
        attribute("time", "0");
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    private void line(String indent) throws XMLStreamException {
        xml.writeCharacters("\n" + indent);
    }

    /** XML 1.0 has no place for some characters, not even as references; they become U+FFFD. */
    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder();
        text.codePoints().map(point -> isAllowed(point) ? point : 0xFFFD).forEach(allowed::appendCodePoint);
        return allowed.toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
