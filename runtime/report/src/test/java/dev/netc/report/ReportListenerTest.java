package dev.netc.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportListenerTest {

    @TempDir
    private Path folder;

    private String page() throws Exception {
        return Files.readString(folder.resolve("report.html"));
    }

    @Test
    void writesThePageAndItsPictures() throws Exception {
        List<String> messages = Cases.train(Cases.images(List.of("red", "green", "blue"), 20), 2, folder);

        assertEquals(List.of("report: " + folder.resolve("report.html")), messages);
        for (String picture : List.of("loss", "accuracy", "confusion", "images", "filters")) {
            assertTrue(ImageIO.read(folder.resolve(picture + ".png").toFile()).getWidth() > 10, picture);
        }
        for (String text : List.of("test accuracy", "precision", "recall", ">green<", "108", "rate 0.1", "processor")) {
            assertTrue(page().contains(text), text);
        }
    }

    @Test
    void needsNothingElse() throws Exception {
        Cases.train(Cases.images(Cases.names(3), 5), 1, folder);

        Pattern reference = Pattern.compile("(?:src|srcset|href)=\"(?!data:)|<script|@import|url\\(|http");
        assertFalse(reference.matcher(page()).find());
    }

    @Test
    void saysWhatAClassIsCalledAndDoesNotRunIt() throws Exception {
        Cases.train(Cases.images(List.of("<script>alert(1)</script>", "\"&'", "plain"), 5), 1, folder);

        assertFalse(page().contains("<script>"));
        assertTrue(page().contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assertTrue(page().contains("&quot;&amp;&#39;"));
    }

    @Test
    void closesWhatItOpens() throws Exception {
        Cases.train(Cases.images(Cases.names(30), 2), 1, folder);

        // With its single elements closed too, a page without a mistake is XML.
        String xml = page().replaceFirst("<!doctype html>\n", "")
                .replaceAll("(<(?:meta|img|source) [^>]*)>", "$1/>")
                .replaceAll("(?s)<style>.*</style>", "");
        Document page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        assertEquals("html", page.getDocumentElement().getTagName());
        assertEquals(
                page.getElementsByTagName("img").getLength(),
                Pattern.compile(" alt=\"[^\"]").matcher(page()).results().count());
    }

    @Test
    void foldsManyClassesAndShowsTheWeakestFirst() throws Exception {
        Cases.train(Cases.images(Cases.names(100), 2), 1, folder);

        assertTrue(page().contains("The 20 weakest of 100 classes"));
        assertFalse(page().contains("class=\"matrix\""));
    }

    @Test
    void judgesByTheTrainingSamplesWhereThereAreNoOthers() throws Exception {
        Cases.train(Cases.images(Cases.names(3), 0), 1, folder);

        assertTrue(page().contains("training accuracy"));
        assertTrue(page().contains("nothing else to judge it by"));
    }

    @Test
    void showsTheLineThatWasFitted() throws Exception {
        Cases.train(Cases.line(), 100, folder);

        assertTrue(
                page().contains("the line with the least squares through the training points is y = 3.000 x − 1.000"));
        assertTrue(page().contains("The network&#39;s answers lie on y = 3.000 x − 1.000"), "the fit");
        assertTrue(Files.exists(folder.resolve("fit.png")));
        assertFalse(page().contains("accuracy</dt>"));
    }

    @Test
    void aReportThatCannotBeWrittenIsAWarning() throws Exception {
        Files.createDirectories(folder.resolve("report.html/in the way"));

        List<String> messages = Cases.train(Cases.images(Cases.names(3), 5), 1, folder);

        assertEquals(1, messages.size());
        assertTrue(messages.get(0).startsWith("warning: there is no report"), messages.get(0));
        assertFalse(messages.get(0).contains("Exception"), messages.get(0));
        assertTrue(Files.exists(folder.resolve("weights.safetensors")));
        assertFalse(Files.exists(folder.resolve(".report.html.part")));
    }
}
